using System.Diagnostics;

namespace Wirefix.Corpus.Scenarios.Load;

/// <summary>
/// What happened to a building's doors is delivered to its tenants' hooks all at once; the partner that hosts them lets through so many calls in a
/// stretch of time, however long each takes, and refuses the rest.
/// </summary>
public sealed class HooksAllAtOnce : Scenario
{
    private const int Capacity = 6;

    private static readonly TimeSpan Refill = TimeSpan.FromMilliseconds(8);

    public override Expected Expected => Expected.OneOf(["throttling", "burst"], "429", "/inbox");

    public override Play Faulty => stage => RunAsync(stage, (tenants, deliver) => Task.WhenAll(tenants.Select(deliver)));

    public override Play Healthy => stage => RunAsync(stage, async (tenants, deliver) =>
    {
        var delivered = new List<bool>();
        foreach (var tenant in tenants)
        {
            delivered.Add(await deliver(tenant));
            await Task.Delay(2 * Refill);
        }

        return [.. delivered];
    });

    private static async Task RunAsync(Stage stage, Func<int[], Func<int, Task<bool>>, Task<bool[]>> deliverAll)
    {
        var partner = stage.Http(await stage.UpstreamAsync("doors", "hooks.partner.example", app =>
        {
            var bucket = new Bucket();
            app.MapPost("/tenants/{tenant:int}/inbox", (int tenant, DoorEvent happened) => bucket.TryTake()
                ? Results.Json(new { id = $"{tenant}-{happened.door}-{happened.seq}", queued = true }, statusCode: 202)
                : Results.Json(new { code = "RATE_LIMITED" }, statusCode: 429));
        }));
        var doors = await stage.ServiceAsync("doors", app =>
        {
            app.MapPost("/doors/{door}/events", async (string door, Seen seen) =>
            {
                if (seen.kind is not ("opened" or "forced" or "held"))
                    return Refusal.Field("kind", "is not known");
                var tenants = Enumerable.Range(door.StableNumber() % 500, seen.floors * 4).ToArray();
                var delivered = await deliverAll(tenants, async tenant =>
                {
                    using var answer = await partner.PostAsJsonAsync($"/tenants/{tenant}/inbox", new DoorEvent(door, seen.kind, seen.seq));
                    return answer.IsSuccessStatusCode;
                });
                return Results.Json(new { door, told = delivered.Count(done => done), tenants = tenants.Length }, statusCode: 202);
            });
            app.MapGet("/doors/{door}", (string door) => Results.Json(new { door, battery = door.StableNumber() % 100 }));
        });
        var client = stage.Client(doors);
        for (var round = 0; round < 18; round++)
        {
            var door = $"D-{client.Random.Next(100, 999)}";
            await client.GetAsync($"/doors/{door}");
            var kind = client.Random.Chance(0.06) ? "knocked" : client.Random.Pick("opened", "opened", "held", "forced");
            await client.PostAsync($"/doors/{door}/events", new { kind, floors = client.Random.Pick(1, 1, 1, 2, 4), seq = round });
            await Task.Delay(client.Random.Next(20, 60));
        }
    }

    private sealed class Bucket
    {
        private readonly Lock _gate = new();

        private double _tokens = Capacity;

        private long _last = Stopwatch.GetTimestamp();

        public bool TryTake()
        {
            lock (_gate)
            {
                _tokens = Math.Min(Capacity, _tokens + Stopwatch.GetElapsedTime(_last) / Refill);
                _last = Stopwatch.GetTimestamp();
                if (_tokens < 1)
                    return false;
                _tokens--;
                return true;
            }
        }
    }

    private sealed record Seen(string kind, int floors, int seq);

    private sealed record DoorEvent(string door, string kind, int seq);
}
