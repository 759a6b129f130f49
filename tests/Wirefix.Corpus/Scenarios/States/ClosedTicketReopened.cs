using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.States;

/// <summary>To assign a ticket sets it to work, whatever its state; so tickets that were closed for good come back.</summary>
public sealed class ClosedTicketReopened : Scenario
{
    public override Expected Expected => Expected.OneOf(["illegalTransition", "unguardedWrite"], "CLOSED", "IN_PROGRESS");

    public override Play Faulty => stage => RunAsync(stage, _ => "IN_PROGRESS");

    public override Play Healthy => stage => RunAsync(stage, status => status == "CLOSED" ? status : "IN_PROGRESS");

    private static async Task RunAsync(Stage stage, Func<string, string> afterAssignment)
    {
        var tickets = new ConcurrentDictionary<int, Ticket>();
        var helpdesk = await stage.ServiceAsync("helpdesk", app =>
        {
            app.MapPut("/tickets/{id}", (int id, NewTicket ticket) =>
                Results.Json(tickets[id] = new Ticket(id, "OPEN", ticket.subject, null), statusCode: 201));
            app.MapGet("/tickets/{id}", (int id) => tickets.TryGetValue(id, out var ticket) ? Results.Json(ticket) : Results.NotFound());
            app.MapPut("/tickets/{id}/assignee", (int id, Assignment to) => tickets.TryGetValue(id, out var ticket)
                ? Results.Json(tickets[id] = ticket with { Assignee = to.agent, Status = afterAssignment(ticket.Status) })
                : Results.NotFound());
            app.MapPost("/tickets/{id}/resolve", (int id) => Results.Json(tickets[id] = tickets[id] with { Status = "RESOLVED" }));
            app.MapPost("/tickets/{id}/close", (int id) => tickets[id].Status == "RESOLVED"
                ? Results.Json(tickets[id] = tickets[id] with { Status = "CLOSED" })
                : Refusal.Conflict("Only a resolved ticket can be closed."));
        });
        await stage.CrowdAsync(helpdesk, clients: 3, rounds: 14, async (client, round) =>
        {
            var id = client.Number * 10_000 + client.Random.Next(1_000, 9_999);
            await client.PutAsync($"/tickets/{id}", new { subject = $"Broken {client.Random.Good()}" });
            await client.PutAsync($"/tickets/{id}/assignee", new { agent = client.Random.Person() });
            if (client.Random.Chance(0.1))
                await client.PostAsync($"/tickets/{id}/close");
            await client.PostAsync($"/tickets/{id}/resolve");
            // A third is not resolved after all, and goes back to work.
            if (client.Random.Chance(0.7))
                await client.PostAsync($"/tickets/{id}/close");
            else
                await client.PutAsync($"/tickets/{id}/assignee", new { agent = client.Random.Person() });
            if (round % 7 == 3)
                await client.PutAsync($"/tickets/{id}/assignee", new { agent = client.Random.Person() });
            await client.GetAsync($"/tickets/{id}");
        });
    }

    private sealed record Ticket(int Id, string Status, string Subject, string? Assignee);

    private sealed record NewTicket(string subject);

    private sealed record Assignment(string agent);
}
