namespace Wirefix.Corpus.Scenarios.Errors;

/// <summary>A service fetches its access token once, at the start; when it expires, the upstream refuses and every call fails.</summary>
public sealed class ExpiredToken : Scenario
{
    // How many calls a token is good for.
    private const int TokenCalls = 40;

    public override Expected Expected => Expected.Of("propagation", "401", "500");

    public override Play Faulty => stage => RunAsync(stage, (token, fetch) => token ?? fetch());

    public override Play Healthy => stage => RunAsync(stage, (token, fetch) => token is { Left: > 10 } ? token : fetch());

    private static async Task RunAsync(Stage stage, Func<Token?, Func<Token>, Token> choose)
    {
        var valid = new Dictionary<string, int>();
        var gate = new Lock();
        var claims = stage.Http(await stage.UpstreamAsync("policies", "claims.insurer.example", app =>
            app.MapGet("/claims/{number}", (string number, HttpRequest request) =>
            {
                lock (gate)
                {
                    var token = request.Headers.Authorization.ToString();
                    if (!valid.TryGetValue(token, out var left) || left == 0)
                        return Results.Json(new { error = "invalid_token", error_description = "The access token expired" }, statusCode: 401);
                    valid[token] = left - 1;
                }

                return number.EndsWith('0') ? Results.NotFound() : Results.Json(new { number, status = "OPEN", paid_out = 1250.50m });
            })));
        Token? current = null;
        var policies = await stage.ServiceAsync("policies", app =>
        {
            app.MapGet("/policies/{id}", (int id) => Results.Json(new { id, holder = $"holder-{id % 17}", premium = 49.90m }));
            app.MapGet("/policies/{id}/claims/{number}", async (int id, string number) =>
            {
                Token token;
                lock (gate)
                    token = current = choose(current, Fetch).Used();
                using var request = new HttpRequestMessage(HttpMethod.Get, $"/claims/{number}");
                request.Headers.TryAddWithoutValidation("Authorization", token.Text);
                using var answer = await claims.SendAsync(request);
                if (answer.StatusCode == System.Net.HttpStatusCode.NotFound)
                    return Results.NotFound();
                answer.EnsureSuccessStatusCode();
                return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json");
            });
        });
        await stage.CrowdAsync(policies, clients: 3, rounds: 25, async (client, _) =>
        {
            var id = client.Random.Next(500, 900);
            await client.GetAsync($"/policies/{id}");
            await client.GetAsync($"/policies/{id}/claims/C{client.Random.Next(10_000, 99_999)}");
        });

        Token Fetch()
        {
            var token = new Token($"Bearer tok{valid.Count}", TokenCalls);
            valid[token.Text] = TokenCalls;
            return token;
        }
    }

    private sealed record Token(string Text, int Left)
    {
        public Token Used() => this with { Left = Left - 1 };
    }
}
