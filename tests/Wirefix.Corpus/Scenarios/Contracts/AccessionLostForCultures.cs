using System.Text.Json.Serialization;

namespace Wirefix.Corpus.Scenarios.Contracts;

/// <summary>Cultures came to the laboratory later and have a mapping of their own, in which the label of the tube was forgotten.</summary>
public sealed class AccessionLostForCultures : Scenario
{
    public override Expected Expected => Expected.Of("lostValue", "accession");

    public override Play Faulty => stage => RunAsync(stage, result => new Observation(result.order_id, null, result.test, result.value, result.taken_at));

    public override Play Healthy => stage => RunAsync(stage, Numeric);

    private static Observation Numeric(LabResult result) =>
        new(result.order_id, result.specimen.accession, result.test, result.value, result.taken_at);

    private static async Task RunAsync(Stage stage, Func<LabResult, Observation> mapCulture)
    {
        var record = stage.Http(await stage.UpstreamAsync("lab", "record.hospital.internal", app => app.MapPost("/fhir/Observation", (Observation observation) =>
            Results.Json(new { id = $"obs-{observation.Order.StableNumber():x}", status = "final" }, statusCode: 201))));
        var lab = await stage.ServiceAsync("lab", app =>
        {
            app.MapPost("/results", async (LabResult result) =>
            {
                if (result.value.Length == 0)
                    return Refusal.Field("value", "a result has a value");
                var observation = result.section == "microbiology" ? mapCulture(result) : Numeric(result);
                using var answer = await record.PostAsJsonAsync("/fhir/Observation", observation);
                return answer.IsSuccessStatusCode ? Results.Accepted(value: new { result.order_id, released = true }) : Results.StatusCode(502);
            });
            app.MapGet("/sections", () => Results.Json(new[] { "chemistry", "haematology", "microbiology" }));
        });
        await stage.CrowdAsync(lab, clients: 3, rounds: 22, async (client, round) =>
        {
            if (round % 9 == 4)
                await client.GetAsync("/sections");
            var section = client.Random.Pick("chemistry", "chemistry", "haematology", "microbiology");
            await client.PostAsync("/results", new
            {
                order_id = $"LO{client.Random.Next(1_000_000, 9_999_999)}",
                section,
                specimen = new { accession = $"26-{client.Random.Next(100, 365)}-{client.Random.Next(10_000, 99_999)}", material = client.Random.Pick("serum", "blood", "urine") },
                test = section == "microbiology" ? client.Random.Pick("URIC", "BLDC") : client.Random.Pick("CRP", "NA", "K", "HB", "WBC"),
                value = client.Random.Chance(0.05) ? "" : section == "microbiology" ? client.Random.Pick("no growth", "E. coli", "S. aureus") : $"{client.Random.Next(10, 900) / 10m}",
                taken_at = $"2026-02-{client.Random.Next(10, 28)}T{client.Random.Next(10, 19)}:{client.Random.Next(10, 60)}:00Z",
            });
        });
    }

    private sealed record Specimen(string accession, string material);

    private sealed record LabResult(string order_id, string section, Specimen specimen, string test, string value, string taken_at);

    private sealed record Observation(
        [property: JsonPropertyName("basedOn")] string Order,
        [property: JsonPropertyName("accession")] string? Accession,
        [property: JsonPropertyName("code")] string Code,
        [property: JsonPropertyName("valueString")] string Value,
        [property: JsonPropertyName("effectiveDateTime")] string Taken);
}
