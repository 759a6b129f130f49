namespace Wirefix.Corpus.Scenarios.Contrasts;

/// <summary>A caller that was written before there were tenants sends no tenant header, and the service reads it without a look.</summary>
public sealed class MissingTenant : Scenario
{
    public override Expected Expected => Expected.Of("contrast", "X-Tenant-Id");

    public override Play Faulty => stage => RunAsync(stage, headers => headers["X-Tenant-Id"].ToArray()[0]!);

    public override Play Healthy => stage => RunAsync(stage, headers => headers["X-Tenant-Id"].FirstOrDefault() ?? "default");

    private static async Task RunAsync(Stage stage, Func<IHeaderDictionary, string> tenantOf)
    {
        var documents = await stage.ServiceAsync("documents", app => app.MapGet("/documents/{id}", (Guid id, HttpContext context) =>
        {
            if (context.Request.Headers.Authorization.Count == 0)
                return Refusal.Unauthorized(context);
            var tenant = tenantOf(context.Request.Headers);
            return id.ToByteArray()[0] < 20
                ? Results.NotFound()
                : Results.Json(new { id, tenant, title = $"Contract {id.ToByteArray()[1]}", pages = (int)id.ToByteArray()[2] });
        }));
        await stage.CrowdAsync(documents, clients: 4, rounds: 25, async (client, round) =>
        {
            var headers = new List<(string, string)> { ("Accept", "application/json"), ("X-Request-Id", client.Random.Uuid().ToString()) };
            if (!client.Random.Chance(0.05))
                headers.Add(("Authorization", $"Bearer {client.Random.GetHexString(24)}"));
            if (client.Number != 2 || round % 3 != 0)
                headers.Add(("X-Tenant-Id", client.Random.Pick("acme", "globex", "initech")));
            await client.GetAsync($"/documents/{client.Random.Uuid()}", [.. headers]);
        });
    }
}
