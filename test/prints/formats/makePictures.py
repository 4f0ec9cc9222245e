"""Makes pictures.json beside this file: small pictures written by Pillow 13.0.0 and pypng 0.20220715.0, with what they hold."""
import numpy as np, base64, json, io
from PIL import Image
import pathlib, png
W,H=13,7
y,x=np.mgrid[0:H,0:W]
g=((x*37+y*91+x*y*5)%256).astype(np.uint8)
rgb=np.stack([g,(g.astype(int)*3+40)%256,(255-g)],-1).astype(np.uint8)
a=((x*20+y*11)%256).astype(np.uint8)
L=Image.fromarray(g,'L'); RGB=Image.fromarray(rgb,'RGB')
LA=Image.merge('LA',(L,Image.fromarray(a))); RGBA=Image.merge('RGBA',(*RGB.split(),Image.fromarray(a)))
P=RGB.quantize(16); P2=L.quantize(4)
out={}
def add(name,im,gray,fmt,**kw):
    b=io.BytesIO(); im.save(b,fmt,**kw); out[name]={"file":base64.b64encode(b.getvalue()).decode(),"gray":[round(float(v),4) for v in np.asarray(gray,float).ravel()]}
lum=lambda c: (c.astype(float)@np.array([.299,.587,.114]))
over=lambda v: v.astype(float)*a/255.+255*(1-a/255.)
for n,c in [("none",None),("lzw","tiff_lzw"),("packbits","packbits"),("deflate","tiff_adobe_deflate")]:
    add(f"grey-{n}.tif",L,g,"TIFF",compression=c,dpi=(500,500))
    add(f"rgb-{n}.tif",RGB,lum(rgb),"TIFF",compression=c,dpi=(500,500))
add("grey-lzw-predicted.tif",L,g,"TIFF",compression="tiff_lzw",tiffinfo={317:2})
add("rgb-strips.tif",RGB,lum(rgb),"TIFF",compression="packbits",tiffinfo={278:2})
add("white-is-zero.tif",L,g,"TIFF",tiffinfo={262:0})
add("grey.png",L,g,"PNG",dpi=(500,500))
add("rgb.png",RGB,lum(rgb),"PNG",dpi=(508,508))
add("grey-alpha.png",LA,over(g),"PNG")
add("rgb-alpha.png",RGBA,over(lum(rgb)),"PNG")
add("palette-4-bit.png",P,lum(np.asarray(P.convert('RGB'))),"PNG",bits=4)
add("palette-2-bit.png",P2,lum(np.asarray(P2.convert('RGB'))),"PNG",bits=2)
tr=P.copy(); add("palette-clear.png",tr,np.where(np.asarray(P)==3,255,lum(np.asarray(P.convert('RGB')))),"PNG",transparency=3)
one=Image.fromarray(g>127); add("grey-1-bit.png",one,(g>127)*255,"PNG")
g16=(g.astype(np.uint16)*257)//2; add("grey-16-bit.png",Image.fromarray(g16),g16.astype(float)*255/65535,"PNG")
add("grey-clear.png",L,np.where(g==g[2,3],255,g),"PNG",transparency=int(g[2,3]))
add("grey.bmp",L,g,"BMP",dpi=(500,500))
add("palette.bmp",RGB.quantize(200),lum(np.asarray(RGB.quantize(200).convert('RGB'))),"BMP")
add("rgb.bmp",RGB,lum(rgb),"BMP")
add("rgba.bmp",RGBA,lum(rgb),"BMP")
add("grey.pgm",L,g,"PPM")
add("grey-16-bit.pgm",Image.fromarray(g16),g16.astype(float)*255/65535,"PPM")
sm=Image.fromarray(((np.mgrid[0:24,0:40][1]*5+np.mgrid[0:24,0:40][0]*2)).astype(np.uint8))
def addj(name,im,**kw):
    b=io.BytesIO(); im.save(b,"JPEG",**kw); 
    d=np.asarray(Image.open(io.BytesIO(b.getvalue())).convert('RGB'))
    out[name]={"file":base64.b64encode(b.getvalue()).decode(),"gray":[round(float(v),4) for v in lum(d).ravel()],"width":40}
addj("grey.jpg",sm,quality=90,dpi=(500,500)); addj("grey-progressive.jpg",sm,quality=90,progressive=True); addj("rgb.jpg",Image.merge('RGB',(sm,sm,sm)),quality=90,restart_marker_blocks=2)

def addi(name,arr,gray,**kw):
    b=io.BytesIO(); png.Writer(W,H,interlace=True,**kw).write(b,arr.reshape(H,-1).tolist()); out[name]={"file":base64.b64encode(b.getvalue()).decode(),"gray":[round(float(v),4) for v in np.asarray(gray,float).ravel()]}
addi("interlaced.png",g,g,greyscale=True,bitdepth=8)
addi("interlaced-2-bit.png",g>>6,(g>>6)*85,greyscale=True,bitdepth=2)
addi("interlaced-rgb-16-bit.png",(rgb.astype(int)*257).reshape(H,-1),lum(rgb),greyscale=False,bitdepth=16)
yy,xx=np.mgrid[0:70,0:80]
noise=((xx*xx*31+yy*yy*17+xx*yy*7+(xx*yy>>3))%251).astype(np.uint8)
b=io.BytesIO(); Image.fromarray(noise).save(b,"TIFF",compression="tiff_lzw",tiffinfo={278:70}); out["noise-lzw.tif"]={"file":base64.b64encode(b.getvalue()).decode(),"gray":noise.ravel().tolist(),"width":80}
json.dump({"source":"Pillow 13.0.0; interlaced ones: pypng "+png.__version__,"width":13,"files":out},open(pathlib.Path(__file__).with_name('pictures.json'),'w'))
