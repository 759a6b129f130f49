using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>Requests come to a help desk in three languages and with anything in them; they are answered, merged and closed, each change under the version that was read.</summary>
public sealed class HelpDesk : HealthyService
{
    public override Play Play => async stage =>
    {
        var number = 31_000;
        var tickets = new ConcurrentDictionary<int, Ticket>();
        var desk = await stage.ServiceAsync("helpdesk", app =>
        {
            app.MapPost("/tickets", (Request request) =>
            {
                if (string.IsNullOrWhiteSpace(request.subject))
                    return Refusal.Field("subject", "is missing");
                var id = Interlocked.Increment(ref number);
                tickets[id] = new Ticket(id, "open", 1, request.subject, null);
                return Results.Json(tickets[id], statusCode: 201);
            });
            app.MapPost("/tickets/{id}/replies", (int id, Reply reply) =>
            {
                if (!tickets.TryGetValue(id, out var ticket) || ticket.state == "closed")
                    return Results.Json(new { error = "closed or unknown" }, statusCode: 409);
                tickets[id] = ticket with { state = reply.from == "agent" ? "pending" : "open", version = ticket.version + 1 };
                return Results.Json(new { id, reply.text, reply.from }, statusCode: 201);
            });
            app.MapPatch("/tickets/{id}", (int id, Change change, HttpRequest request) =>
            {
                lock (tickets)
                {
                    var ticket = tickets[id];
                    if (request.Headers.IfMatch != $"\"{ticket.version}\"")
                        return Results.StatusCode(412);
                    return Results.Json(tickets[id] = ticket with { state = change.state ?? ticket.state, assignee = change.assignee ?? ticket.assignee, version = ticket.version + 1 });
                }
            });
            app.MapGet("/tickets/{id}", (int id, HttpResponse response) =>
            {
                if (!tickets.TryGetValue(id, out var ticket))
                    return Results.NotFound();
                response.Headers.ETag = $"\"{ticket.version}\"";
                return Results.Json(ticket);
            });
            app.MapGet("/tickets", (string? state, int? limit) => Results.Json(tickets.Values.Where(ticket => state is null || ticket.state == state).OrderBy(ticket => ticket.id).Take(limit ?? 10)));
        });
        await stage.CrowdAsync(desk, clients: 3, rounds: 9, async (client, round) =>
        {
            var random = client.Random;
            var subject = random.Pick("Rechnung doppelt", "Je n'arrive pas à me connecter", "Gutschein \"SOMMER\" geht nicht", "100% of calls fail?", "Re: Re: Lieferung", "");
            var made = await client.PostAsync("/tickets", new { subject, text = $"Hallo,\n{random.Good()} <{random.Next(100)}> & mehr \U0001F642", lang = random.Pick("de", "fr", "en") });
            if (!made.Succeeded)
                return;
            var path = $"/tickets/{made["id"]}";
            await client.PostAsync($"{path}/replies", new { from = "agent", text = "We look into it." });
            if (random.Chance(0.4))
                await client.PostAsync($"{path}/replies", new { from = "customer", text = "Merci – ça marche!" });
            var read = await client.GetAsync(path);
            var tag = read.Headers!.ETag!.Tag;
            await client.PatchAsync(path, new { assignee = random.Pick("ines", "tom", null), state = (string?)null }, ("If-Match", tag));
            var closed = await client.PatchAsync(path, new { state = "closed" }, ("If-Match", tag));
            if (closed.Status == 412)
                await client.PatchAsync(path, new { state = "closed" }, ("If-Match", (await client.GetAsync(path)).Headers!.ETag!.Tag));
            if (random.Chance(0.2))
                await client.PostAsync($"{path}/replies", new { from = "customer", text = "One more thing" });
            await client.GetAsync($"/tickets?state={random.Pick("open", "pending", "closed")}{(round % 2 == 0 ? "&limit=5" : "")}");
        });
    };

    private sealed record Request(string? subject, string text, string lang);

    private sealed record Reply(string from, string text);

    private sealed record Change(string? state, string? assignee);

    private sealed record Ticket(int id, string state, int version, string subject, string? assignee);
}
