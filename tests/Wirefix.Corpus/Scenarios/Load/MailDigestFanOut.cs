namespace Wirefix.Corpus.Scenarios.Load;

/// <summary>
/// A digest fetches every message of a folder at once; the mail provider allows eight calls at a time and refuses the rest.
/// </summary>
public sealed class MailDigestFanOut : Scenario
{
    private const int AllowedAtOnce = 8;

    public override Expected Expected => Expected.OneOf(["throttling", "burst"], "429", "/messages/");

    public override Play Faulty => stage => RunAsync(stage, (ids, fetch) => Task.WhenAll(ids.Select(fetch)));

    public override Play Healthy => stage => RunAsync(stage, async (ids, fetch) =>
    {
        using var turn = new SemaphoreSlim(4);
        return await Task.WhenAll(ids.Select(async id =>
        {
            await turn.WaitAsync();
            try
            {
                return await fetch(id);
            }
            finally
            {
                turn.Release();
            }
        }));
    });

    private static async Task RunAsync(Stage stage, Func<string[], Func<string, Task<string?>>, Task<string?[]>> fetchAll)
    {
        var mail = stage.Http(await stage.UpstreamAsync("digest", "mail.provider.example", app =>
        {
            app.Use(Limit());
            app.MapGet("/users/{user}/messages", (int user, int max) =>
                Results.Json(new { ids = Enumerable.Range(0, max).Select(n => $"m{user:000}{n:000}f3a9") }));
            app.MapGet("/users/{user}/messages/{id}", async (int user, string id) =>
            {
                await Task.Delay(10);
                return Results.Json(new { id, subject = $"Offer {id.StableNumber() % 1000}", size = id.StableNumber() % 90_000 });
            });
        }));
        var digest = await stage.ServiceAsync("digest", app => app.MapGet("/users/{user}/digest", async (int user, int max) =>
        {
            if (user > 990)
                return Results.NotFound();
            var list = await mail.GetFromJsonAsync<MessageList>($"/users/{user}/messages?max={max}");
            var messages = await fetchAll(list!.ids, async id =>
            {
                using var answer = await mail.GetAsync($"/users/{user}/messages/{id}");
                return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : null;
            });
            return Results.Json(new { user, total = messages.Length, read = messages.Count(message => message is not null) });
        }));
        var client = stage.Client(digest);
        for (var round = 0; round < 14; round++)
        {
            await client.GetAsync("/healthz");
            await client.GetAsync($"/users/{client.Random.Next(100, 999)}/digest?max={client.Random.Pick(3, 5, 12, 24)}");
        }
    }

    private static Func<HttpContext, RequestDelegate, Task> Limit()
    {
        var inFlight = 0;
        return async (context, next) =>
        {
            var ahead = Interlocked.Increment(ref inFlight);
            try
            {
                if (ahead <= AllowedAtOnce)
                {
                    await next(context);
                    return;
                }

                context.Response.StatusCode = 429;
                context.Response.Headers.RetryAfter = "1";
                await context.Response.WriteAsJsonAsync(new { error = new { code = 429, message = "Too many concurrent requests for user" } });
            }
            finally
            {
                Interlocked.Decrement(ref inFlight);
            }
        };
    }

    private sealed record MessageList(string[] ids);
}
