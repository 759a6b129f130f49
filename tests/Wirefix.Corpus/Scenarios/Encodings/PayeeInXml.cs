using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Wirefix.Corpus.Scenarios.Encodings;

/// <summary>A payment's order to the bank is XML made by putting texts together; a payee whose name has an ampersand makes it no XML at all.</summary>
public sealed class PayeeInXml : Scenario
{
    public override Expected Expected => Expected.OneOf(["encoding", "contrast", "framing"], "/credit-transfers");

    public override Play Faulty => stage => RunAsync(stage, text => text);

    public override Play Healthy => stage => RunAsync(stage, text => new XText(text).ToString());

    private static async Task RunAsync(Stage stage, Func<string, string> written)
    {
        var bank = stage.Http(await stage.UpstreamAsync("payables", "ebics.bank.example", app => app.MapPost("/credit-transfers", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            try
            {
                var order = XDocument.Parse(await reader.ReadToEndAsync()).Root!;
                return Results.Text($"<Status><MsgId>{order.Element("MsgId")!.Value}</MsgId><Code>ACCP</Code></Status>", "application/xml");
            }
            catch (XmlException broken)
            {
                return Results.Text($"<Status><Code>RJCT</Code><Line>{broken.LineNumber}</Line></Status>", "application/xml", statusCode: 400);
            }
        })));
        var payables = await stage.ServiceAsync("payables", app =>
        {
            app.MapPost("/credit-transfers", async (Transfer transfer) =>
            {
                if (transfer.amount <= 0)
                    return Refusal.Field("amount", "is positive");
                var xml = $"""
                    <?xml version="1.0" encoding="UTF-8"?>
                    <CdtTrf>
                      <MsgId>{transfer.reference}</MsgId>
                      <Cdtr><Nm>{written(transfer.payee)}</Nm><IBAN>{transfer.iban}</IBAN></Cdtr>
                      <Amt Ccy="CHF">{transfer.amount}</Amt>
                    </CdtTrf>
                    """;
                using var answer = await bank.PostAsync("/credit-transfers", new StringContent(xml, Encoding.UTF8, "application/xml"));
                return answer.IsSuccessStatusCode
                    ? Results.Json(new { transfer.reference, state = "handed over" }, statusCode: 202)
                    : Results.Problem("The bank did not take the order.", statusCode: 502);
            });
            app.MapGet("/payees/{iban}", (string iban) => Results.Json(new { iban, verified = iban.StableNumber() % 3 == 0 }));
        });
        await stage.CrowdAsync(payables, clients: 3, rounds: 20, async (client, round) =>
        {
            var iban = $"CH93007620116{client.Random.Next(10_000_000, 99_999_999)}";
            if (round % 5 == 2)
                await client.GetAsync($"/payees/{iban}");
            await client.PostAsync("/credit-transfers", new
            {
                reference = $"RF{client.Random.Next(10, 99)}{client.Random.Next(100_000, 999_999)}",
                payee = client.Random.Pick(client.Random.Person(), "Müller AG", "Rohr & Söhne", "Taxi Zürich GmbH", client.Random.Person(), "B&B Lauber"),
                iban,
                amount = client.Random.Chance(0.05) ? 0 : client.Random.Amount(2_000),
            });
        });
    }

    private sealed record Transfer(string reference, string payee, string iban, decimal amount);
}
