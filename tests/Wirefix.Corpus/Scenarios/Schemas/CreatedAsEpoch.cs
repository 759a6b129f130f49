namespace Wirefix.Corpus.Scenarios.Schemas;

/// <summary>Since the last recording a comment's time is a number of milliseconds, after a change of the serializer.</summary>
public sealed class CreatedAsEpoch : Scenario
{
    public override Expected Expected => Expected.OneOf(["kindDrift", "formatDrift"], "created_at");

    public override Play Faulty => stage => RunAsync(stage, at => at.ToUnixTimeMilliseconds());

    public override Play Healthy => stage => RunAsync(stage, at => at);

    public override Play Baseline => Healthy;

    private static async Task RunAsync(Stage stage, Func<DateTimeOffset, object> write)
    {
        var comments = await stage.ServiceAsync("comments", app =>
        {
            app.MapGet("/posts/{id}/comments", (int id) => id % 17 == 0
                ? Results.NotFound()
                : Results.Json(new
                {
                    post_id = id,
                    items = Enumerable.Range(0, 1 + id % 4).Select(n =>
                        new { comment_id = id * 10 + n, author = $"user{n}", text = $"I like it {n}", created_at = write(Begin(id, n)) }),
                }));
            app.MapPost("/posts/{id}/comments", (int id, Comment comment) => comment.text.Length < 3
                ? Refusal.Field("text", "is too short")
                : Results.Json(new { comment_id = id * 10 + 9, comment.author, comment.text, created_at = write(Begin(id, 9)) }, statusCode: 201));
        });
        await stage.CrowdAsync(comments, clients: 3, rounds: 20, async (client, round) =>
        {
            var post = client.Random.Next(1_000, 5_000);
            await client.GetAsync($"/posts/{post}/comments");
            if (round % 2 == 0)
                await client.PostAsync($"/posts/{post}/comments", new
                {
                    author = client.Random.Person(),
                    text = client.Random.Chance(0.1)
                    ? "ok"
                    : $"A {client.Random.Good()} for me"
                });
        });
    }

    private static DateTimeOffset Begin(int id, int comment) =>
        new DateTimeOffset(2026, 2, 1, 9, 0, 0, TimeSpan.Zero).AddMinutes(id).AddSeconds(comment * 41);

    private sealed record Comment(string author, string text);
}
