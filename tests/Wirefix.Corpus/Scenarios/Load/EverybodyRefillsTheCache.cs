using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Load;

/// <summary>A new tick makes the cached one stale for all traders at once, and each of their calls goes to fetch it.</summary>
public sealed class EverybodyRefillsTheCache : Scenario
{
    private const int MostAtOnce = 2;

    public override Expected Expected => Expected.OneOf(["throttling", "burst", "contrast"], "/ticks");

    public override Play Faulty => stage =>
    {
        var cache = new ConcurrentDictionary<string, Tick>();
        return RunAsync(stage, async (key, fetch) => cache.TryGetValue(key, out var tick) ? tick : cache[key] = await fetch());
    };

    public override Play Healthy => stage =>
    {
        var cache = new ConcurrentDictionary<string, Lazy<Task<Tick>>>();
        return RunAsync(stage, (key, fetch) => cache.GetOrAdd(key, _ => new Lazy<Task<Tick>>(fetch)).Value);
    };

    private static async Task RunAsync(Stage stage, Func<string, Func<Task<Tick>>, Task<Tick>> cached)
    {
        var inFlight = 0;
        var exchange = stage.Http(await stage.UpstreamAsync("desk", "marketdata.example", app => app.MapGet("/ticks/{pair}/{number:int}", async (string pair, int number) =>
        {
            try
            {
                if (Interlocked.Increment(ref inFlight) > MostAtOnce)
                    return Results.Json(new { error = "concurrency", limit = MostAtOnce }, statusCode: 429);
                await Task.Delay(18);
                return Results.Json(new Tick(pair, number, 1 + (pair.StableNumber() + number) % 900 / 1_000.0));
            }
            finally
            {
                Interlocked.Decrement(ref inFlight);
            }
        })));
        var desk = await stage.ServiceAsync("desk", app => app.MapGet("/quotes/{pair}", async (string pair, int tick, decimal notional) =>
        {
            if (notional > 900)
                return Results.Json(new { reason = "over the limit" }, statusCode: 403);
            try
            {
                var mid = await cached($"{pair}{tick}", async () => (await exchange.GetFromJsonAsync<Tick>($"/ticks/{pair}/{tick}"))!);
                return Results.Json(new { pair, bid = mid.Mid - 0.0002, ask = mid.Mid + 0.0002, notional });
            }
            catch (HttpRequestException)
            {
                return Results.Problem("No price at the moment.", statusCode: 503);
            }
        }));
        var traders = Enumerable.Range(0, 6).Select(number => stage.Client(desk, number)).ToArray();
        for (var tick = 1; tick <= 22; tick++)
        {
            var pair = traders[0].Random.Pick("EURUSD", "EURCHF", "GBPUSD");
            await Task.WhenAll(traders.Skip(tick % 3).Select(trader => trader.GetAsync($"/quotes/{pair}?tick={tick}&notional={trader.Random.Next(1, 960)}")));
            await traders[1].GetAsync($"/quotes/{pair}?tick={tick}&notional=10");
        }
    }

    private sealed record Tick(string Pair, int Number, double Mid);
}
