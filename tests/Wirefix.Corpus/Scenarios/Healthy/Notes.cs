using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>Notes are made, read, changed and deleted; some are not there (any more).</summary>
public sealed class Notes : HealthyService
{
    public override Play Play => async stage =>
    {
        var all = new ConcurrentDictionary<Guid, Note>();
        var notes = await stage.ServiceAsync("notes", app =>
        {
            app.MapPost("/notes", (Note note) =>
                note.title.Length == 0 ? Refusal.Field("title", "is required") : Results.Created($"/notes/{note.id}", all[note.id] = note));
            app.MapGet("/notes/{id}", (Guid id) => all.TryGetValue(id, out var note) ? Results.Json(note) : Results.NotFound());
            app.MapPut("/notes/{id}", (Guid id, Note note) => all.ContainsKey(id) ? Results.Json(all[id] = note) : Results.NotFound());
            app.MapDelete("/notes/{id}", (Guid id) => all.TryRemove(id, out _) ? Results.NoContent() : Results.NotFound());
        });
        await stage.CrowdAsync(notes, clients: 3, rounds: 12, async (client, round) =>
        {
            var id = client.Random.Uuid();
            await client.PostAsync("/notes", Of(client, id));
            await client.GetAsync($"/notes/{id}");
            if (client.Random.Chance(0.5))
                await client.PutAsync($"/notes/{id}", Of(client, id));
            if (client.Random.Chance(0.5))
                await client.DeleteAsync($"/notes/{id}");
            await client.GetAsync($"/notes/{(round % 4 == 0 ? client.Random.Uuid() : id)}");
        });
    };

    private static Note Of(Client client, Guid id) => new(
        id,
        client.Random.Chance(0.05) ? "" : client.Random.Pick("Shopping", "Ideas für Zürich", "Café ☕", "To do"),
        client.Random.Chance(0.2) ? null : client.Random.Good(),
        [.. Enumerable.Range(0, client.Random.Next(3)).Select(_ => client.Random.Pick("home", "work", "later"))]);

    private sealed record Note(Guid id, string title, string? text, string[] tags);
}
