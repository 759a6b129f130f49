using System.Net;

namespace Wirefix.Corpus.Scenarios.Reliability;

/// <summary>An address of the session store is still in the rotation, though nobody listens there any more.</summary>
public sealed class DeadInstanceInRotation : Scenario
{
    public override Expected Expected => Expected.Of("connectionFailures", "sessions");

    public override Play Faulty => stage => RunAsync(stage, alive => [alive, alive, alive, stage.Nobody()]);

    public override Play Healthy => stage => RunAsync(stage, alive => [alive]);

    private static async Task RunAsync(Stage stage, Func<Uri, Uri[]> rotationOf)
    {
        var known = await stage.UpstreamAsync("portal", "sessions.internal", app => app.MapGet("/sessions/{id}", (string id) =>
            id.StableNumber() % 11 == 0 ? Results.NotFound() : Results.Json(new { id, user = id.StableNumber() % 700, expiresIn = 1800 })));
        var rotation = rotationOf(known).Select(address =>
            stage.Http(address == known ? known : stage.Outbound("portal", "sessions.internal", address))).ToArray();
        var turn = 0;
        var portal = await stage.ServiceAsync("portal", app => app.MapGet("/me", async (HttpRequest request) =>
        {
            var store = rotation[Interlocked.Increment(ref turn) % rotation.Length];
            using var answer = await store.GetAsync($"/sessions/{request.Headers["X-Session"]}");
            return answer.StatusCode == HttpStatusCode.NotFound
                ? Refusal.Unauthorized(request.HttpContext)
                : Results.Text(await answer.Content.ReadAsStringAsync(), "application/json");
        }));
        await stage.CrowdAsync(portal, clients: 3, rounds: 24, async (client, _) =>
            await client.GetAsync("/me", ("X-Session", client.Random.GetHexString(20, lowercase: true))));
    }
}
