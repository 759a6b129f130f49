namespace Wirefix.Corpus.Scenarios.Reliability;

/// <summary>Sending a mail is given up after a fifth of a second and tried again, twice at most; the mail server was only slow and sends them all.</summary>
public sealed class TicketMailedAgain : Scenario
{
    public override Expected Expected => Expected.OneOf(["unsafeRetry", "doubleEffect"], "/messages");

    public override Play Faulty => stage => RunAsync(stage, TimeSpan.FromMilliseconds(200));

    public override Play Healthy => stage => RunAsync(stage, TimeSpan.FromSeconds(10));

    private static async Task RunAsync(Stage stage, TimeSpan patience)
    {
        var mailed = 400;
        var mail = stage.Http(await stage.UpstreamAsync("boxoffice", "smtp-relay.internal", app => app.MapPost("/messages", async (Mail message) =>
        {
            var number = Interlocked.Increment(ref mailed);
            await Task.Delay(number % 9 == 0 ? 330 : 15 + message.subject.Length % 20);
            return Results.Json(new { queued_as = $"4Xk{number}" }, statusCode: 202);
        })));
        mail.Timeout = patience;
        var office = await stage.ServiceAsync("boxoffice", app =>
        {
            app.MapPost("/orders", async (Order order) =>
            {
                if (order.seats.Length > 6)
                    return Refusal.Field("seats", "six at most");
                var message = new Mail(order.email, $"Your tickets for {order.play}", string.Join(", ", order.seats));
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        using var answer = await mail.PostAsJsonAsync("/messages", message);
                        return Results.Json(new { order.play, order.seats, mailed = true }, statusCode: 201);
                    }
                    catch (TaskCanceledException)
                    {
                        await Task.Delay(50 << attempt);
                    }
                }

                return Results.Json(new { order.play, order.seats, mailed = false }, statusCode: 201);
            });
            app.MapGet("/plays", () => Results.Json(new[] { "Faust", "Der Besuch der alten Dame", "Andorra" }));
        });
        await stage.CrowdAsync(office, clients: 3, rounds: 15, async (client, round) =>
        {
            if (round % 4 == 1)
                await client.GetAsync("/plays");
            await client.PostAsync("/orders", new
            {
                play = client.Random.Pick("Faust", "Der Besuch der alten Dame", "Andorra"),
                seats = Enumerable.Range(client.Random.Next(1, 30), client.Random.Next(1, 8)).Select(seat => $"B{seat}"),
                email = $"{client.Random.GetHexString(7, lowercase: true)}@post.example",
            });
        });
    }

    private sealed record Order(string play, string[] seats, string email);

    private sealed record Mail(string to, string subject, string text);
}
