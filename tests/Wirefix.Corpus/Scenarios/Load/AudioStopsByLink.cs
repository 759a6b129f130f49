namespace Wirefix.Corpus.Scenarios.Load;

/// <summary>A museum tour is answered with links to its stops, and the guide follows each of them, although the tour can be had with its stops within.</summary>
public sealed class AudioStopsByLink : Scenario
{
    public override Expected Expected => Expected.Of("nPlusOne", "/stops");

    public override Play Faulty => stage => RunAsync(stage, async (content, tour) =>
    {
        var known = await content.GetFromJsonAsync<Tour>($"/content/tours/{tour}");
        var stops = new List<Stop>();
        foreach (var link in known!._links.stops)
            stops.Add((await content.GetFromJsonAsync<Stop>(link.href))!);
        return stops;
    });

    public override Play Healthy => stage => RunAsync(stage, async (content, tour) =>
        [.. (await content.GetFromJsonAsync<Tour>($"/content/tours/{tour}?embed=stops"))!._embedded!]);

    private static async Task RunAsync(Stage stage, Func<HttpClient, int, Task<List<Stop>>> load)
    {
        var content = stage.Http(await stage.UpstreamAsync("guide", "content.museum.internal", app =>
        {
            app.MapGet("/content/tours/{id:int}", (int id, string? embed) => Results.Json(new Tour(
                id,
                $"Tour {id}",
                new Links([.. StopsOf(id).Select(stop => new Link($"/content/stops/{stop}"))]),
                embed == "stops" ? [.. StopsOf(id).Select(StopOf)] : null)));
            app.MapGet("/content/stops/{id:int}", (int id) => Results.Json(StopOf(id)));
        }));
        var guide = await stage.ServiceAsync("guide", app => app.MapGet("/tours/{id:int}/playlist", async (int id) =>
        {
            if (id % 17 == 0)
                return Results.NotFound(new { id, error = "no such tour" });
            var stops = await load(content, id);
            return Results.Json(new { tour = id, minutes = stops.Sum(stop => stop.seconds) / 60, tracks = stops.Select(stop => stop.audio) });
        }));
        await stage.CrowdAsync(guide, clients: 2, rounds: 10, async (client, _) => await client.GetAsync($"/tours/{client.Random.Next(20, 80)}/playlist"));
    }

    private static IEnumerable<int> StopsOf(int tour) => Enumerable.Range(0, 2 + tour % 8).Select(n => 400 + (tour * 37 + n * 11) % 500);

    private static Stop StopOf(int id) => new(id, $"Room {id % 40}", 30 + id % 120, $"https://cdn.museum.example/a/{id}.m4a");

    private sealed record Link(string href);

    private sealed record Links(Link[] stops);

    private sealed record Stop(int id, string room, int seconds, string audio);

    private sealed record Tour(int id, string title, Links _links, Stop[]? _embedded);
}
