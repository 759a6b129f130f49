namespace Wirefix.Corpus.Scenarios.Contracts;

/// <summary>SIM cards are activated under the caller's correlation id; the branch for eSIMs builds its requests by itself and leaves the id out.</summary>
public sealed class EsimLosesCorrelation : Scenario
{
    private const string Correlation = "X-Correlation-ID";

    public override Expected Expected => Expected.Of("lostValue", Correlation);

    public override Play Faulty => stage => RunAsync(stage, (_, _) => { });

    public override Play Healthy => stage => RunAsync(stage, PassOn);

    private static void PassOn(HttpRequest from, HttpRequestMessage to) => to.Headers.Add(Correlation, from.Headers[Correlation].ToString());

    private static async Task RunAsync(Stage stage, Action<HttpRequest, HttpRequestMessage> passOnForEsim)
    {
        var network = stage.Http(await stage.UpstreamAsync("simdesk", "provisioning.telco.internal", app => app.MapPost("/v3/subscriptions", (Subscription subscription) =>
            Results.Json(new { subscription.msisdn, imsi = $"22802{subscription.iccid[^10..]}", state = "ACTIVE", apn = "web.mobile" }, statusCode: 201))));
        var simdesk = await stage.ServiceAsync("simdesk", app =>
        {
            app.MapPost("/activations", async (Activation activation, HttpRequest request) =>
            {
                if (activation.iccid.Length != 19)
                    return Refusal.Field("iccid", "has 19 digits");
                using var order = new HttpRequestMessage(HttpMethod.Post, "/v3/subscriptions")
                {
                    Content = JsonContent.Create(new Subscription(activation.msisdn, activation.iccid, activation.form, activation.plan.code)),
                };
                if (activation.form == "ESIM")
                    passOnForEsim(request, order);
                else
                    PassOn(request, order);
                using var answer = await network.SendAsync(order);
                return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: 201);
            });
            app.MapGet("/plans", () => Results.Json(new[] { new { code = "S5", gb = 5 }, new { code = "M20", gb = 20 }, new { code = "XL", gb = 200 } }));
        });
        await stage.CrowdAsync(simdesk, clients: 3, rounds: 20, async (client, round) =>
        {
            if (round % 6 == 1)
                await client.GetAsync("/plans");
            await client.PostAsync(
                "/activations",
                new
                {
                    msisdn = $"4179{client.Random.Next(1_000_000, 9_999_999)}",
                    iccid = client.Random.Chance(0.05) ? "8941" : $"894102{client.Random.NextInt64(1_000_000_000_000, 9_999_999_999_999)}",
                    form = client.Random.Pick("PLASTIC", "PLASTIC", "ESIM"),
                    plan = new { code = client.Random.Pick("S5", "M20", "XL"), months = client.Random.Pick(1, 12, 24) },
                    shop = $"POS-{client.Random.Next(10, 60)}",
                },
                (Correlation, client.Random.Uuid().ToString()));
        });
    }

    private sealed record Plan(string code, int months);

    private sealed record Activation(string msisdn, string iccid, string form, Plan plan);

    private sealed record Subscription(string msisdn, string iccid, string form, string plan);
}
