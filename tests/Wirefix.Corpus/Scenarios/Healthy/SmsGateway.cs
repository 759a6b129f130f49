using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>
/// Text messages through an operator: numbers are normalised, texts become a form, and a busy operator is asked again under the same
/// reference after the wait that it names.
/// </summary>
public sealed class SmsGateway : HealthyService
{
    public override Play Play => async stage =>
    {
        var accepted = new ConcurrentDictionary<string, string>();
        var attempts = new ConcurrentDictionary<string, int>();
        var http = stage.Http(await stage.UpstreamAsync("sms", "smpp.operator.example", app => app.MapPost("/submit", async (HttpRequest request, HttpResponse response) =>
        {
            var form = await request.ReadFormAsync();
            var reference = form["ref"].ToString();
            if (reference.StableNumber() % 9 == 0 && attempts.AddOrUpdate(reference, 1, (_, earlier) => earlier + 1) == 1)
            {
                response.Headers.RetryAfter = "1";
                return Results.Text("ERR 61 busy", statusCode: 503);
            }

            return Results.Text($"ACK {accepted.GetOrAdd(reference, key => $"{key.StableNumber():x8}")} {(form["text"].ToString().Length + 159) / 160}");
        })));
        var sms = await stage.ServiceAsync("sms", app =>
        {
            app.MapPost("/messages", async (Message message) =>
            {
                var digits = string.Concat(message.To.Where(char.IsAsciiDigit));
                if (digits.Length < 10)
                    return Refusal.Field("To", "is no number");
                var number = $"+{(digits.StartsWith('0') ? $"41{digits[1..]}" : digits)}";
                var reference = $"{message.Sender}-{digits}-{message.Text.Length}";
                while (true)
                {
                    using var form = new FormUrlEncodedContent([new("ref", reference), new("msisdn", number), new("text", message.Text.Trim())]);
                    using var answer = await http.PostAsync("/submit", form);
                    if (answer.Headers.RetryAfter?.Delta is { } wait)
                    {
                        await Task.Delay(wait);
                        continue;
                    }

                    return Results.Json(new { Id = (await answer.Content.ReadAsStringAsync()).Split(' ')[1], To = number }, statusCode: 202);
                }
            });
            app.MapGet("/messages/{id}", (string id) =>
                accepted.Values.Contains(id) ? Results.Json(new { Id = id, Delivered = id.StableNumber() % 3 > 0 }) : Results.NotFound());
        });
        await stage.CrowdAsync(sms, clients: 4, rounds: 11, async (client, _) =>
        {
            var random = client.Random;
            var last = random.Next(1_000_000, 9_999_999);
            var sent = await client.PostAsync("/messages", new
            {
                Sender = random.Pick("Praxis", "Garage", "Salon"),
                To = random.Pick($"+41 79 {last}", $"079 {last}", $"+4178{last}", $"0041{last % 100}"),
                Text = $"{random.Pick("Ihr Termin", "Zur Erinnerung:", "Schöne Grüsse &")} {random.Person()} um {random.Next(8, 18)}:00 {new string('.', random.Next(0, 190))}",
            });
            await client.GetAsync($"/messages/{(sent.Succeeded ? sent["Id"] : "none")}");
        });
    };

    private sealed record Message(string Sender, string To, string Text);
}
