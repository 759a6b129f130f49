using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;

namespace Wirefix.Corpus.Scenarios.Races;

/// <summary>The inventory gives versions with its answers, and the picking service writes without saying which one it read.</summary>
public sealed class StockCountLost : Scenario
{
    public override Expected Expected => Expected.Of("lostUpdate", "/stock/");

    public override Play Faulty => stage => RunAsync(stage, (_, _) => { });

    public override Play Healthy => stage => RunAsync(stage, (read, write) => write.Headers.IfMatch.Add(read.Headers.ETag!));

    private static async Task RunAsync(Stage stage, Action<HttpResponseMessage, HttpRequestMessage> condition)
    {
        var meetings = new Meetings();
        var stock = new ConcurrentDictionary<string, (int OnHand, int Version)>();
        var gate = new Lock();
        var inventory = stage.Http(await stage.UpstreamAsync("picking", "inventory.internal", app =>
        {
            app.MapGet("/stock/{sku}", async (string sku, HttpContext context) =>
            {
                var (onHand, version) = stock.GetOrAdd(sku, (500, 1));
                await meetings.ArriveAsync(sku);
                context.Response.Headers.ETag = new EntityTagHeaderValue($"\"{version}\"").ToString();
                return Results.Json(new { sku, on_hand = onHand });
            });
            app.MapPut("/stock/{sku}", (string sku, Level level, HttpContext context) =>
            {
                lock (gate)
                {
                    if (context.Request.Headers.IfMatch is [var tag] && tag != $"\"{stock[sku].Version}\"")
                        return Results.StatusCode(412);
                    stock[sku] = (level.on_hand, stock[sku].Version + 1);
                    return Results.Json(new { sku, level.on_hand });
                }
            });
        }));
        var picking = await stage.ServiceAsync("picking", app =>
        {
            app.MapPost("/picks", async (Pick pick) =>
            {
                if (pick.pieces > 8)
                    return Refusal.Field("pieces", "must be at most 8");
                while (true)
                {
                    using var read = await inventory.GetAsync($"/stock/{pick.sku}");
                    var level = await read.Content.ReadFromJsonAsync<Level>();
                    using var request = new HttpRequestMessage(HttpMethod.Put, $"/stock/{pick.sku}")
                    {
                        Content = JsonContent.Create(new Level(pick.sku, level!.on_hand - pick.pieces)),
                    };
                    condition(read, request);
                    using var written = await inventory.SendAsync(request);
                    if (written.StatusCode != HttpStatusCode.PreconditionFailed)
                        return Results.Json(new { pick.sku, pick.pieces }, statusCode: 201);
                }
            });
            app.MapGet("/levels/{sku}", async (string sku) => Results.Json(await inventory.GetFromJsonAsync<Level>($"/stock/{sku}")));
        });
        var clients = new[] { stage.Client(picking, 0), stage.Client(picking, 1) };
        for (var round = 0; round < 22; round++)
        {
            var sku = clients[0].Random.Sku();
            await PickAsync(clients[0], sku);
            if (round % 6 == 3)
                await meetings.HoldAsync(sku, () => Task.WhenAll(clients.Select(client => PickAsync(client, sku))));
            await clients[1].GetAsync($"/levels/{sku}");
        }
    }

    private static Task PickAsync(Client client, string sku) =>
        client.PostAsync("/picks", new { sku, pieces = client.Random.Next(1, 10), cart = client.Random.Next(1, 20) });

    private sealed record Level(string sku, int on_hand);

    private sealed record Pick(string sku, int pieces, int cart);
}
