namespace Wirefix.Corpus.Scenarios.Contrasts;

/// <summary>A complaint of more than 200 characters does not fit the column that it is written to.</summary>
public sealed class LongComplaint : Scenario
{
    private const int Column = 200;

    public override Expected Expected => Expected.Of("contrast", "$.description");

    public override Play Faulty => stage => RunAsync(stage, text =>
        text.Length <= Column ? text : throw new InvalidOperationException("value too long for type character varying(200)"));

    public override Play Healthy => stage => RunAsync(stage, text => text);

    private static async Task RunAsync(Stage stage, Func<string, string> store)
    {
        var tickets = await stage.ServiceAsync("tickets", app => app.MapPost("/tickets", (Ticket ticket) =>
            string.IsNullOrEmpty(ticket.subject)
                ? Refusal.Field("subject", "is required")
                : Results.Json(new
                {
                    number = store(ticket.description).StableNumber() % 100_000,
                    ticket.priority,
                    state = "new",
                }, statusCode: 201)));
        await stage.CrowdAsync(tickets, clients: 3, rounds: 24, async (client, _) => await client.PostAsync("/tickets", new
        {
            subject = client.Random.Chance(0.04) ? "" : $"Broken {client.Random.Good()}",
            description = Complaint(client.Random),
            priority = client.Random.Pick("low", "normal", "high"),
            contact = client.Random.Person(),
        }));
    }

    private static string Complaint(Random random)
    {
        var words = random.Chance(0.15) ? random.Next(30, 60) : random.Next(2, 12);
        return string.Join(' ', Enumerable.Range(0, words).Select(_ => random.Good()));
    }

    private sealed record Ticket(string subject, string description, string priority, string contact);
}
