using System.Text.Json;
using System.Text.Json.Nodes;

namespace Wirefix.Corpus.Scenarios.Contracts;

/// <summary>A gateway reads account numbers of 18 digits as floating point and sends on the nearest one that it can hold.</summary>
public sealed class AccountNumberAsDouble : Scenario
{
    public override Expected Expected => Expected.Of("alteredValue", "account_id");

    public override Play Faulty => stage => RunAsync(stage, element => (long)element.GetDouble());

    public override Play Healthy => stage => RunAsync(stage, element => element.GetInt64());

    private static async Task RunAsync(Stage stage, Func<JsonElement, long> read)
    {
        var core = stage.Http(await stage.UpstreamAsync("gateway", "core-banking.internal", app =>
            app.MapPost("/v1/transfers", (JsonElement transfer) =>
                Results.Json(new { transfer_id = transfer.GetProperty("account_id").GetInt64() % 100_000, booked = true }, statusCode: 201))));
        var gateway = await stage.ServiceAsync("gateway", app => app.MapPost("/transfers", async (JsonElement transfer) =>
        {
            if (transfer.GetProperty("amount").GetDecimal() < 5)
                return Refusal.Field("amount", "must be 5.00 or more");
            var booking = new JsonObject
            {
                ["account_id"] = read(transfer.GetProperty("account_id")),
                ["amount"] = transfer.GetProperty("amount").GetDecimal(),
                ["purpose"] = transfer.GetProperty("purpose").GetString(),
            };
            using var answer = await core.PostAsJsonAsync("/v1/transfers", booking);
            return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: 201);
        }));
        await stage.CrowdAsync(gateway, clients: 3, rounds: 18, async (client, _) => await client.PostAsync("/transfers", new
        {
            account_id = client.Random.NextInt64(100_000_000_000_000_000, 900_000_000_000_000_000) | 1,
            amount = client.Random.Amount(),
            purpose = $"Invoice {client.Random.Next(1_000, 9_999)}",
        }));
    }
}
