using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Races;

/// <summary>The ward gives the first free bed of a list; two admissions that read the list together put two patients into one bed.</summary>
public sealed class BedGivenTwice : Scenario
{
    public override Expected Expected => Expected.OneOf(["checkThenAct", "lostUpdate", "doubleEffect"], "/beds");

    public override Play Faulty => stage => RunAsync(stage, Turns.None);

    public override Play Healthy => stage => RunAsync(stage, Turns.Each());

    private static async Task RunAsync(Stage stage, Turn turn)
    {
        var meetings = new Meetings();
        var beds = new ConcurrentDictionary<string, string?>();
        foreach (var ward in new[] { "north", "south" })
            foreach (var number in Enumerable.Range(1, 30))
                beds[$"{ward}-{number:00}"] = null;
        var facility = stage.Http(await stage.UpstreamAsync("admissions", "facility.clinic.internal", app =>
        {
            app.MapGet("/wards/{ward}/beds", async (string ward) =>
            {
                var free = beds.Where(bed => bed.Value is null && bed.Key.StartsWith(ward, StringComparison.Ordinal))
                    .Select(bed => bed.Key).Order(StringComparer.Ordinal).Take(3).ToArray();
                await meetings.ArriveAsync(ward);
                return Results.Json(new { ward, free });
            });
            app.MapPut("/wards/{ward}/beds/{bed}/patient", (string ward, string bed, Patient patient) =>
            {
                beds[bed] = patient.caseNumber;
                return Results.Json(new { ward, bed, occupiedBy = patient.caseNumber });
            });
            app.MapDelete("/wards/{ward}/beds/{bed}/patient", (string ward, string bed) =>
            {
                beds[bed] = null;
                return Results.NoContent();
            });
        }));
        var admissions = await stage.ServiceAsync("admissions", app =>
        {
            app.MapPost("/admissions", (Admission admission) => turn(admission.ward, async () =>
            {
                if (admission.urgency == "none")
                    return Refusal.Field("urgency", "there is no reason to admit");
                var list = await facility.GetFromJsonAsync<FreeBeds>($"/wards/{admission.ward}/beds");
                var bed = list!.free[0];
                using var answer = await facility.PutAsJsonAsync($"/wards/{admission.ward}/beds/{bed}/patient", new Patient(admission.caseNumber));
                return Results.Json(new { admission.caseNumber, bed }, statusCode: 201);
            }));
            app.MapPost("/discharges", async (Discharge discharge) =>
            {
                using var answer = await facility.DeleteAsync($"/wards/{discharge.ward}/beds/{discharge.bed}/patient");
                return Results.NoContent();
            });
        });
        var clients = new[] { stage.Client(admissions, 0), stage.Client(admissions, 1) };
        for (var round = 0; round < 26; round++)
        {
            var ward = clients[0].Random.Pick("north", "south");
            if (round % 6 == 4)
            {
                await meetings.HoldAsync(ward, () => Task.WhenAll(clients.Select(client => AdmitAsync(client, ward))));
                continue;
            }

            var admitted = await AdmitAsync(clients[round % 2], ward);
            if (admitted.Succeeded && round % 3 == 0)
                await clients[0].PostAsync("/discharges", new { ward, bed = (string)admitted["bed"]! });
        }
    }

    private static Task<Answer> AdmitAsync(Client client, string ward) => client.PostAsync("/admissions", new
    {
        ward,
        caseNumber = $"C-{client.Random.Next(100_000, 999_999)}",
        urgency = client.Random.Chance(0.05) ? "none" : client.Random.Pick("low", "high"),
    });

    private sealed record Patient(string caseNumber);

    private sealed record FreeBeds(string ward, string[] free);

    private sealed record Admission(string ward, string caseNumber, string urgency);

    private sealed record Discharge(string ward, string bed);
}
