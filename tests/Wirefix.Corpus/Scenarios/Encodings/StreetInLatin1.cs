using System.Text;

namespace Wirefix.Corpus.Scenarios.Encodings;

/// <summary>An old library escapes the Latin-1 bytes of a street, where everybody else expects UTF-8.</summary>
public sealed class StreetInLatin1 : Scenario
{
    public override Expected Expected => Expected.OneOf(["encoding", "contrast"], "%");

    public override Play Faulty => stage => RunAsync(stage, street =>
        string.Concat(Encoding.Latin1.GetBytes(street).Select(value => char.IsAsciiLetterOrDigit((char)value) ? $"{(char)value}" : $"%{value:X2}")));

    public override Play Healthy => stage => RunAsync(stage, Uri.EscapeDataString);

    private static async Task RunAsync(Stage stage, Func<string, string> escape)
    {
        var streets = stage.RawUpstream("delivery", "streets.gov.example", async (request, connection) =>
        {
            var name = Uri.UnescapeDataString(request.Target["/streets/".Length..]);
            if (name.Contains('%') || name.Contains('\uFFFD'))
                await connection.SendAsync("400 Bad Request", "application/json", """{"error":"malformed path"}"""u8.ToArray());
            else
                await connection.SendAsync("200 OK", "application/json; charset=utf-8", Encoding.UTF8.GetBytes($$"""{"street":"{{name}}","zone":{{name.StableNumber() % 9}}}"""));
        });
        var client = stage.Http(streets);
        var delivery = await stage.ServiceAsync("delivery", app => app.MapPost("/zones", async (Address address) =>
        {
            if (address.number == 0)
                return Refusal.Field("number", "must not be 0");
            using var answer = await client.GetAsync(new Uri($"/streets/{escape(address.street)}", UriKind.Relative));
            return answer.IsSuccessStatusCode ? Results.Text(await answer.Content.ReadAsStringAsync(), "application/json") : Results.StatusCode(500);
        }));
        await stage.CrowdAsync(delivery, clients: 3, rounds: 24, async (customer, _) => await customer.PostAsync("/zones", new
        {
            street = customer.Random.Pick("Bahnhofstrasse", "Kirchgasse", "Dorfplatz", "Seeweg", "Ringstrasse", "Mühleweg", "Äussere Gasse", "Blümlisalpstrasse"),
            number = customer.Random.Next(0, 30),
        }));
    }

    private sealed record Address(string street, int number);
}
