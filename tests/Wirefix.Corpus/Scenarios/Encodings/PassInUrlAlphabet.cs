namespace Wirefix.Corpus.Scenarios.Encodings;

/// <summary>
/// Ski passes are written in the alphabet of base64 for URLs, and the gate reads them in the plain one, which has no hyphen and no
/// underscore.
/// </summary>
public sealed class PassInUrlAlphabet : Scenario
{
    private const int PassBytes = 12;

    public override Expected Expected => Expected.OneOf(["encoding", "contrast"], "pass");

    public override Play Faulty => stage => RunAsync(stage, Convert.FromBase64String);

    public override Play Healthy => stage => RunAsync(stage, pass => Convert.FromBase64String(pass.Replace('-', '+').Replace('_', '/')));

    private static async Task RunAsync(Stage stage, Func<string, byte[]> read)
    {
        var slopes = await stage.ServiceAsync("slopes", app =>
        {
            app.MapPost("/gates/{gate}/scans", (string gate, Scan scan) =>
            {
                if (scan.pass.Length != PassBytes / 3 * 4)
                    return Refusal.Field("pass", "is not a pass of ours");
                var bytes = read(scan.pass);
                return bytes[0] < 10
                    ? Results.Json(new { gate, open = false, reason = "expired" }, statusCode: 403)
                    : Results.Json(new { gate, open = true, rides = bytes[1] % 30 });
            });
            app.MapGet("/lifts", () => Results.Json(new[] { new { lift = "Gipfel", open = true, wind_kmh = 31 }, new { lift = "Sonnegg", open = false, wind_kmh = 74 } }));
        });
        await stage.CrowdAsync(slopes, clients: 4, rounds: 22, async (client, round) =>
        {
            if (round % 6 == 0)
                await client.GetAsync("/lifts");
            var bytes = new byte[PassBytes];
            client.Random.NextBytes(bytes);
            var pass = Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_');
            await client.PostAsync($"/gates/{client.Random.Pick("gipfel", "sonnegg", "tal")}-{client.Random.Next(1, 5)}/scans", new
            {
                pass = client.Random.Chance(0.04) ? pass[..9] : pass,
                reader = $"R{client.Random.Next(100, 140)}",
                scanned_at = $"2026-02-14T{client.Random.Next(8, 16):00}:{client.Random.Next(60):00}:{client.Random.Next(60):00}+01:00",
            });
        });
    }

    private sealed record Scan(string pass, string reader);
}
