using System.Text;

namespace Wirefix.Corpus.Scenarios.Contrasts;

/// <summary>A label printer speaks ASCII, and a recipient with an accent ends the request.</summary>
public sealed class AccentedRecipient : Scenario
{
    public override Expected Expected => Expected.OneOf(["contrast", "encoding"], "$.recipient.name");

    public override Play Faulty =>
        stage => RunAsync(stage, Encoding.GetEncoding("us-ascii", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback));

    public override Play Healthy => stage => RunAsync(stage, Encoding.UTF8);

    private static async Task RunAsync(Stage stage, Encoding printer)
    {
        var labels = await stage.ServiceAsync("labels", app => app.MapPost("/labels", (LabelOrder order) =>
        {
            if (order.recipient.zip.Length != 5)
                return Refusal.Field("recipient.zip", "must have five digits");
            var bytes = printer.GetBytes($"^XA^FO50,50^FD{order.recipient.name}^FS^FD{order.recipient.zip}^FS^XZ");
            return Results.Json(new { id = bytes.Length * 31, size = bytes.Length, order.format }, statusCode: 201);
        }));
        await stage.CrowdAsync(labels, clients: 3, rounds: 26, async (client, _) => await client.PostAsync("/labels", new
        {
            recipient = new
            {
                name = client.Random.Chance(0.15)
                    ? client.Random.Pick("Zoë Müller", "José Núñez", "Łukasz Wójcik", "Søren Dahl")
                    : client.Random.Person(),
                zip = client.Random.Chance(0.04) ? "80" : $"{client.Random.Next(10_000, 99_999)}",
                phone = $"+4930{client.Random.Next(100_000, 999_999)}",
            },
            format = client.Random.Pick("A6", "A5", "10x15"),
        }));
    }

    private sealed record Recipient(string name, string zip, string phone);

    private sealed record LabelOrder(Recipient recipient, string format);
}
