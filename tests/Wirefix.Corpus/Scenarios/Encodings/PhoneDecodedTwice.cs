using System.Net;

namespace Wirefix.Corpus.Scenarios.Encodings;

/// <summary>The framework has decoded the query already; decoded again, the plus of a phone number becomes a blank.</summary>
public sealed class PhoneDecodedTwice : Scenario
{
    public override Expected Expected => Expected.OneOf(["encoding", "contrast", "alteredValue"], "phone");

    public override Play Faulty => stage => RunAsync(stage, phone => WebUtility.UrlDecode(phone));

    public override Play Healthy => stage => RunAsync(stage, phone => phone);

    private static async Task RunAsync(Stage stage, Func<string, string> read)
    {
        var directory = stage.Http(await stage.UpstreamAsync("callcentre", "directory.internal", app => app.MapGet("/lookup", (string phone) =>
            phone.StartsWith('+') || phone.StartsWith("00", StringComparison.Ordinal) || phone.StartsWith('0')
                ? Results.Json(new { phone, customer = phone.StableNumber() % 50_000 })
                : Results.Json(new { error = "not a phone number" }, statusCode: 400))));
        var callCentre = await stage.ServiceAsync("callcentre", app => app.MapGet("/callers", async (string phone) =>
        {
            using var answer = await directory.GetAsync($"/lookup?phone={Uri.EscapeDataString(read(phone))}");
            return answer.IsSuccessStatusCode ? Results.Text(await answer.Content.ReadAsStringAsync(), "application/json") : Results.StatusCode(502);
        }));
        await stage.CrowdAsync(callCentre, clients: 3, rounds: 24, async (client, _) =>
        {
            var number = client.Random.Next(100_000_000, 999_999_999);
            var phone = client.Random.Pick($"00{number}", $"0{number}", $"0{number}", $"+41{number}");
            await client.GetAsync($"/callers?phone={Uri.EscapeDataString(phone)}");
        });
    }
}
