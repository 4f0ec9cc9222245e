"""The peer of bench/routes.js: for each JSON line read, one route by OR-tools on one thread; answers with processor milliseconds and length.

"exact": CP-SAT with a circuit constraint, to the proven optimum. "routing": the routing solver's default search, which ends in a local
optimum. Distances are whole multiples of 1/scale of the unit square's side. A path has one more node, at distance 0 from all.
"""
import json
import math
import sys
import time

import ortools
from ortools.constraint_solver import pywrapcp, routing_enums_pb2
from ortools.sat.python import cp_model

SCALE = int(sys.argv[1])


def matrix(points, shape):
    rows = [[round(SCALE * math.hypot(a["x"] - b["x"], a["y"] - b["y"])) for b in points] for a in points]
    return [row + [0] for row in rows] + [[0] * (len(rows) + 1)] if shape == "path" else rows


def exact(distances):
    model = cp_model.CpModel()
    nodes = range(len(distances))
    arcs = [(i, j, model.NewBoolVar("")) for i in nodes for j in nodes if i != j]
    model.AddCircuit(arcs)
    model.Minimize(sum(distances[i][j] * arc for i, j, arc in arcs))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    if solver.Solve(model) != cp_model.OPTIMAL:
        raise SystemExit("CP-SAT did not prove an optimum")
    return solver.ObjectiveValue() / SCALE


def routing(distances):
    manager = pywrapcp.RoutingIndexManager(len(distances), 1, 0)
    model = pywrapcp.RoutingModel(manager)
    model.SetArcCostEvaluatorOfAllVehicles(model.RegisterTransitMatrix(distances))
    parameters = pywrapcp.DefaultRoutingSearchParameters()
    parameters.first_solution_strategy = routing_enums_pb2.FirstSolutionStrategy.PATH_CHEAPEST_ARC
    return model.SolveWithParameters(parameters).ObjectiveValue() / SCALE


print(json.dumps({"ortools": ortools.__version__}), flush=True)
for line in sys.stdin:
    question = json.loads(line)
    distances = matrix(question["points"], question["shape"])
    start = time.process_time()
    length = {"exact": exact, "routing": routing}[question["task"]](distances)
    print(json.dumps({"ms": (time.process_time() - start) * 1000, "length": length}), flush=True)
