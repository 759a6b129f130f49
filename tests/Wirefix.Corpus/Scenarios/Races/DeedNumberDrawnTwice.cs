using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Races;

/// <summary>
/// A notary's office draws the next number of a deed by reading the counter and writing back one more; two deeds at once get the same
/// number.
/// </summary>
public sealed class DeedNumberDrawnTwice : Scenario
{
    public override Expected Expected => Expected.OneOf(["lostUpdate", "checkThenAct"], "/counters");

    public override Play Faulty => stage => RunAsync(stage, Turns.None);

    public override Play Healthy => stage => RunAsync(stage, Turns.Each());

    private static async Task RunAsync(Stage stage, Turn turn)
    {
        var meetings = new Meetings();
        var counters = new ConcurrentDictionary<string, int>();
        var register = stage.Http(await stage.UpstreamAsync("notary", "register.chamber.internal", app =>
        {
            app.MapGet("/counters/{office}", async (string office) =>
            {
                var last = counters.GetOrAdd(office, 410);
                await meetings.ArriveAsync(office);
                return Results.Json(new Counter(office, last));
            });
            app.MapPut("/counters/{office}", (string office, Counter counter) => Results.Json(new Counter(office, counters[office] = counter.last)));
        }));
        var notary = await stage.ServiceAsync("notary", app =>
        {
            app.MapPost("/offices/{office}/deeds", (string office, Deed deed) => turn(office, async () =>
            {
                if (deed.parties.Length < 2)
                    return Refusal.Field("parties", "a deed has two parties");
                var counter = await register.GetFromJsonAsync<Counter>($"/counters/{office}");
                using var drawn = await register.PutAsJsonAsync($"/counters/{office}", counter! with { last = counter.last + 1 });
                return Results.Json(new { deed_no = $"{office}-2026-{counter.last + 1}", deed.subject, fee = 240 + deed.parties.Length * 60 }, statusCode: 201);
            }));
            app.MapGet("/offices/{office}/hours", (string office) => Results.Json(new { office, opens = "08:30", closes = "17:00" }));
        });
        var clerks = new[] { stage.Client(notary, 0), stage.Client(notary, 1) };
        for (var round = 0; round < 28; round++)
        {
            var office = clerks[0].Random.Pick("BS", "BE", "LU");
            if (round % 6 == 1)
                await clerks[1].GetAsync($"/offices/{office}/hours");
            if (round % 5 == 3)
                await meetings.HoldAsync(office, () => Task.WhenAll(RecordAsync(clerks[0], office), RecordAsync(clerks[1], office)));
            else
                await RecordAsync(clerks[round % 2], office);
        }
    }

    private static Task RecordAsync(Client clerk, string office) => clerk.PostAsync($"/offices/{office}/deeds", new
    {
        subject = clerk.Random.Pick("sale of land", "marriage contract", "founding of a company", "testament"),
        parties = Enumerable.Range(0, clerk.Random.Chance(0.05) ? 1 : 2).Select(_ => clerk.Random.Person()),
        value_chf = clerk.Random.Next(10, 900) * 1_000,
    });

    private sealed record Counter(string office, int last);

    private sealed record Deed(string subject, string[] parties);
}
