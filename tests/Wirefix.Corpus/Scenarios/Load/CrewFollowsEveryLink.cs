using System.Text.Json.Nodes;

namespace Wirefix.Corpus.Scenarios.Load;

/// <summary>A generic client follows each link of a crew, four at a time, although the upstream would embed them if asked.</summary>
public sealed class CrewFollowsEveryLink : Scenario
{
    public override Expected Expected => Expected.Of("nPlusOne", "/people");

    public override Play Faulty => stage => RunAsync(stage, async (hr, crew) =>
    {
        var links = (await hr.GetFromJsonAsync<JsonObject>(crew))!["_links"]!["members"]!.AsArray().Select(link => link!["href"]!.GetValue<string>());
        var people = new List<JsonObject>();
        foreach (var some in links.Chunk(4))
            people.AddRange((await Task.WhenAll(some.Select(link => hr.GetFromJsonAsync<JsonObject>(link))))!);
        return people;
    });

    public override Play Healthy => stage => RunAsync(stage, async (hr, crew) =>
        (await hr.GetFromJsonAsync<JsonObject>($"{crew}?embed=members"))!["_embedded"]!["members"]!.AsArray().Select(person => person!.AsObject()));

    private static async Task RunAsync(Stage stage, Func<HttpClient, string, Task<IEnumerable<JsonObject>>> members)
    {
        var hr = stage.Http(await stage.UpstreamAsync("ferry", "hr.internal", app =>
        {
            app.MapGet("/crews/{code}", (string code, string? embed) =>
            {
                var people = Enumerable.Range(0, 5 + code.StableNumber() % 9).Select(n => (code.StableNumber() + n * 17) % 800 + 100).ToArray();
                var links = new { self = new { href = $"/crews/{code}" }, members = people.Select(id => new { href = $"/people/{id}" }) };
                return embed == "members"
                    ? Results.Json(new { code, _links = links, _embedded = new { members = people.Select(Person) } }, contentType: "application/hal+json")
                    : Results.Json(new { code, _links = links }, contentType: "application/hal+json");
            });
            app.MapGet("/people/{id:int}", (int id) => Results.Json(Person(id), contentType: "application/hal+json"));
        }));
        var ferry = await stage.ServiceAsync("ferry", app =>
        {
            app.MapGet("/sailings/{sailing}/manifest", async (string sailing, string crew) =>
            {
                if (!crew.StartsWith('C'))
                    return Refusal.Field("crew", "is no crew");
                var people = await members(hr, $"/crews/{crew}");
                return Results.Json(new { sailing, officers = people.Count(person => person["rank"]!.GetValue<string>() != "deckhand") });
            });
            app.MapGet("/sailings/{sailing}", (string sailing) => Results.Json(new { sailing, berth = sailing.StableNumber() % 9 + 1 }));
        });
        await stage.CrowdAsync(ferry, clients: 2, rounds: 9, async (client, _) =>
        {
            var sailing = $"{client.Random.Pick("OSL", "KEL", "GOT")}{client.Random.Next(100, 999)}";
            await client.GetAsync($"/sailings/{sailing}");
            await client.GetAsync($"/sailings/{sailing}/manifest?crew={client.Random.Pick("C", "C", "C", "C", "C", "X")}{client.Random.Next(10, 60)}");
        });
    }

    private static object Person(int id) => new
    {
        id,
        rank = (id % 5) switch { 0 => "mate", 1 => "engineer", _ => "deckhand" },
        _links = new { self = new { href = $"/people/{id}" } },
    };
}
