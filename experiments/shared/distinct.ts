import { z } from "zod";

/** A list in which no value stands twice: what is drawn for a value comes from the value, so that its repetition would count the same trials again. */
export function distinct<T extends z.ZodType>(value: T) {
  return z.array(value).superRefine((values, context) => {
    const texts = values.map((one) => JSON.stringify(one));
    const repeated = texts.find((text, i) => texts.indexOf(text) < i);
    if (repeated) context.addIssue({ code: "custom", message: `${repeated} stands in it twice, each value may stand once` });
  });
}
