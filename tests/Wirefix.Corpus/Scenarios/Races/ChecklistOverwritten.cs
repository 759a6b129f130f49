using System.Collections.Concurrent;
using System.Net;

namespace Wirefix.Corpus.Scenarios.Races;

/// <summary>Two mechanics tick points of one checklist. The document store has entity tags for that, and nobody sends them back.</summary>
public sealed class ChecklistOverwritten : Scenario
{
    public override Expected Expected => Expected.Of("lostUpdate", "/checklists");

    public override Play Faulty => stage => RunAsync(stage, _ => null);

    public override Play Healthy => stage => RunAsync(stage, tag => tag);

    private static async Task RunAsync(Stage stage, Func<string, string?> ifMatch)
    {
        var meetings = new Meetings();
        var lists = new ConcurrentDictionary<string, Versioned>();
        var documents = stage.Http(await stage.UpstreamAsync("garage", "documents.internal", app =>
        {
            app.MapGet("/checklists/{plate}", async (string plate, HttpResponse response) =>
            {
                var list = lists.GetOrAdd(plate, _ => new(1, new(plate, [])));
                await meetings.ArriveAsync(plate);
                response.Headers.ETag = $"\"{list.Version}\"";
                return Results.Json(list.Body);
            });
            app.MapPut("/checklists/{plate}", (string plate, Checklist body, HttpRequest request) =>
            {
                lock (lists)
                {
                    var version = lists[plate].Version;
                    if (request.Headers.IfMatch.Count > 0 && request.Headers.IfMatch != $"\"{version}\"")
                        return Results.StatusCode(412);
                    lists[plate] = new(version + 1, body);
                    return Results.NoContent();
                }
            });
        }));
        var garage = await stage.ServiceAsync("garage", app =>
        {
            app.MapPost("/cars/{plate}/ticks", async (string plate, Tick tick) =>
            {
                if (tick.Point.Length == 0)
                    return Refusal.Field("Point", "is missing");
                while (!await AddAsync(documents, plate, tick, ifMatch))
                {
                    // Somebody else ticked in between.
                }

                return Results.Accepted();
            });
            app.MapGet("/cars/{plate}", async (string plate) => Results.Json(await documents.GetFromJsonAsync<Checklist>($"/checklists/{plate}")));
        });
        var clients = new[] { stage.Client(garage, 0), stage.Client(garage, 1) };
        for (var round = 0; round < 14; round++)
        {
            var plate = $"ZH{clients[0].Random.Next(10_000, 99_999)}";
            await TickAsync(clients[0], plate, "brakes");
            await TickAsync(clients[1], plate, clients[1].Random.Pick("oil", "tyres", ""));
            if (round % 4 == 1)
                await meetings.HoldAsync(plate, () => Task.WhenAll(TickAsync(clients[0], plate, "lights"), TickAsync(clients[1], plate, "exhaust")));
            await clients[0].GetAsync($"/cars/{plate}");
        }
    }

    private static Task TickAsync(Client client, string plate, string point) => client.PostAsync($"/cars/{plate}/ticks", new Tick(point, $"m{client.Number + 11}"));

    private static async Task<bool> AddAsync(HttpClient documents, string plate, Tick tick, Func<string, string?> ifMatch)
    {
        using var read = await documents.GetAsync($"/checklists/{plate}");
        var list = await read.Content.ReadFromJsonAsync<Checklist>();
        using var write = new HttpRequestMessage(HttpMethod.Put, $"/checklists/{plate}") { Content = JsonContent.Create(list! with { Done = [.. list.Done, tick] }) };
        if (ifMatch(read.Headers.ETag!.Tag) is { } tag)
            write.Headers.TryAddWithoutValidation("If-Match", tag);
        using var answer = await documents.SendAsync(write);
        return answer.StatusCode != HttpStatusCode.PreconditionFailed;
    }

    private sealed record Tick(string Point, string By);

    private sealed record Checklist(string Plate, Tick[] Done);

    private sealed record Versioned(int Version, Checklist Body);
}
