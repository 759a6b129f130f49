using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>
/// A sale opens and everybody wants the same seats: who comes second is refused, whose hold has lapsed holds anew, the plan of the hall
/// is asked for again and again, and who asks too often waits as long as he is told.
/// </summary>
public sealed class CinemaSale : HealthyService
{
    private const int MostAnHour = 16;

    public override Play Play => async stage =>
    {
        var gate = new Lock();
        var seats = new ConcurrentDictionary<string, string>();
        var asked = new ConcurrentDictionary<string, int>();
        var cinema = await stage.ServiceAsync("cinema", app =>
        {
            app.MapGet("/shows/{show}/seats", (string show, HttpContext context) =>
            {
                var who = context.Request.Headers["X-Visitor"].ToString();
                if (asked.AddOrUpdate(who, 1, (_, count) => count + 1) == MostAnHour)
                {
                    context.Response.Headers.RetryAfter = "1";
                    return Results.Json(new { code = "SLOW_DOWN" }, statusCode: 429);
                }

                var taken = seats.Keys.Where(key => key.StartsWith(show, StringComparison.Ordinal)).Select(key => key[(show.Length + 1)..]);
                return Results.Json(new { show, taken = taken.Order(), asOf = DateTimeOffset.UtcNow });
            });
            app.MapPut("/shows/{show}/seats/{seat}/hold", (string show, string seat, Hold hold) =>
            {
                if (seat[0] > 'K')
                    return Results.NotFound(new { code = "NO_SUCH_SEAT" });
                lock (gate)
                {
                    var holder = seats.GetOrAdd($"{show}/{seat}", hold.visitor);
                    return holder == hold.visitor
                        ? Results.Json(new { show, seat, holdUntil = DateTimeOffset.UtcNow.AddMinutes(8), price = seat[0] > 'G' ? 24.50m : 19.00m })
                        : Refusal.Conflict("Somebody else holds this seat.");
                }
            });
            app.MapDelete("/shows/{show}/seats/{seat}/hold", (string show, string seat) => seats.TryRemove($"{show}/{seat}", out _) ? Results.NoContent() : Results.NotFound());
            app.MapPost("/shows/{show}/tickets", (string show, Purchase purchase) =>
            {
                var held = purchase.seats.All(seat => seats.GetValueOrDefault($"{show}/{seat}") == purchase.visitor);
                return held
                    ? Results.Json(purchase.seats.Select(seat => new { seat, barcode = $"{show}{seat}".StableNumber() }), statusCode: 201)
                    : Results.Json(new { code = "HOLD_LAPSED" }, statusCode: 410);
            });
        });
        await stage.CrowdAsync(cinema, clients: 5, rounds: 9, async (client, round) =>
        {
            var visitor = $"v{client.Number}x{round / 3}";
            var show = $"sh{round % 3 + 31}";
            for (var look = 0; look < 2; look++)
            {
                while (await client.GetAsync($"/shows/{show}/seats", ("X-Visitor", $"v{client.Number}")) is { Status: 429 } refused)
                    await Task.Delay(refused.Headers!.RetryAfter!.Delta!.Value + TimeSpan.FromMilliseconds(40));
            }

            var seat = $"{client.Random.Pick("C", "F", "H", "M")}{client.Random.Next(1, 8)}";
            var held = await client.PutAsync($"/shows/{show}/seats/{seat}/hold", new { visitor });
            if (!held.Succeeded)
                return;
            if (client.Random.Chance(0.25))
                await client.DeleteAsync($"/shows/{show}/seats/{seat}/hold");
            await client.PostAsync($"/shows/{show}/tickets", new { visitor, seats = new[] { seat }, email = "reel@cinema.example" });
        });
    };

    private sealed record Hold(string visitor);

    private sealed record Purchase(string visitor, string[] seats);
}
