using System.Text;

namespace Wirefix.Corpus.Scenarios.Reliability;

/// <summary>The archive of receipts closes a connection after every eighth call without saying so, and what was just being sent on it gets no answer.</summary>
public sealed class ConnectionClosedUnderneath : Scenario
{
    public override Expected Expected => Expected.Of("connectionFailures", "receipts");

    public override Play Faulty => stage => RunAsync(stage, call => call % 8 == 0);

    public override Play Healthy => stage => RunAsync(stage, _ => false);

    private static async Task RunAsync(Stage stage, Func<int, bool> closes)
    {
        var calls = 0;
        var archive = stage.Http(stage.RawUpstream("till", "receipts.archive.example", async (request, connection) =>
        {
            if (closes(Interlocked.Increment(ref calls)))
            {
                connection.Close();
                return;
            }

            await connection.SendAsync("201 Created", "application/json", Encoding.UTF8.GetBytes($$"""{"archived":"{{Encoding.UTF8.GetString(request.Body.Span).StableNumber():x}}"}"""));
        }));
        var till = await stage.ServiceAsync("till", app =>
        {
            app.MapPost("/sales", async (Sale sale) =>
            {
                if (sale.total <= 0)
                    return Refusal.Field("total", "must be more than nothing");
                using var answer = await archive.PostAsJsonAsync("/receipts", sale);
                return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: 201);
            });
            app.MapGet("/tills/{id}", (int id) => Results.Json(new { id, open = true, float_chf = 200 }));
        });
        await stage.CrowdAsync(till, clients: 3, rounds: 18, async (client, round) =>
        {
            if (round % 6 == 0)
                await client.GetAsync($"/tills/{client.Number + 1}");
            await client.PostAsync("/sales", new
            {
                receipt = $"{client.Number}-{round:0000}",
                total = client.Random.Chance(0.05) ? 0 : client.Random.Amount(),
                paid_by = client.Random.Pick("cash", "card", "card"),
            });
        });
    }

    private sealed record Sale(string receipt, decimal total, string paid_by);
}
