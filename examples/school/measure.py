"""Joins what the CRM holds after a sync with who enrolled in the end: volume, conversion, lift.

    HUBSPOT_TOKEN=... python3 measure.py http://127.0.0.1:8085 Leads.csv
"""

import csv
import hashlib
import json
import os
import sys
import urllib.request


def statuses(base):
    """Lead status by contact id."""
    found, after = {}, ""
    while True:
        request = urllib.request.Request(
            f"{base}/crm/v3/objects/contacts?limit=100&properties=hs_lead_status{after}",
            headers={"Authorization": "Bearer " + os.environ["HUBSPOT_TOKEN"]},
        )
        with urllib.request.urlopen(request) as response:
            page = json.load(response)
        found.update((row["id"], row["properties"]["hs_lead_status"]) for row in page["results"])
        if "paging" not in page:
            return found
        after = "&after=" + page["paging"]["next"]["after"]


def half(lead):
    """The definition was made on half A; which half a lead is in hangs on its id alone."""
    return "AB"[hashlib.sha256(lead["Prospect ID"].encode()).digest()[0] % 2]


def enrolled(leads):
    return sum(float(lead["Converted"]) for lead in leads)


def report(name, leads, status):
    mqls = [lead for lead in leads if status[str(int(float(lead["Lead Number"])))] == "MQL"]
    others = len(leads) - len(mqls)
    rate = enrolled(leads) / len(leads)
    print(
        f"{name}: {len(leads)} leads, {len(mqls)} MQLs ({len(mqls) / len(leads):.1%}),"
        f" enrolled {enrolled(mqls) / len(mqls):.1%} of them,"
        f" {(enrolled(leads) - enrolled(mqls)) / others:.1%} of the others, {rate:.1%} of all,"
        f" lift {enrolled(mqls) / len(mqls) / rate:.2f}"
    )


base, path = sys.argv[1:]
held = statuses(base)
with open(path, newline="", encoding="utf-8") as file:
    everybody = list(csv.DictReader(file))
for part in "AB":
    report("half " + part, [lead for lead in everybody if half(lead) == part], held)
report("all   ", everybody, held)
