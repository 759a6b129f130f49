namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>A nightly job sends its records in batches, a few batches at a time; each record has a result of its own.</summary>
public sealed class Batch : HealthyService
{
    public override Play Play => async stage =>
    {
        var warehouse = stage.Http(await stage.UpstreamAsync("import", "warehouse.internal", app => app.MapPost("/rows:insert", async (Rows rows) =>
        {
            await Task.Delay(4);
            return Results.Json(new { inserted = rows.rows.Length });
        })));
        var import = await stage.ServiceAsync("import", app => app.MapPost("/batches", async (BatchOrder batch) =>
        {
            if (batch.records.Length == 0)
                return Refusal.Field("records", "must not be empty");
            var valid = batch.records.Where(record => record.quantity >= 0).ToArray();
            await Parallel.ForEachAsync(valid.Chunk(10), new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (chunk, token) =>
                (await warehouse.PostAsJsonAsync("/rows:insert", new Rows(chunk), token)).Dispose());
            var results = batch.records.Select(record => new { record.key, status = record.quantity >= 0 ? 200 : 422 });
            return Results.Json(new { results }, statusCode: 207);
        }));
        await stage.CrowdAsync(import, clients: 2, rounds: 8, async (client, _) =>
        {
            var records = Enumerable.Range(0, client.Random.Next(0, 45))
                .Select(_ => new Record(client.Random.GetHexString(10), client.Random.Next(-2, 60), client.Random.Amount()));
            await client.PostAsync("/batches", new BatchOrder([.. records]));
        });
    };

    private sealed record Record(string key, int quantity, decimal price);

    private sealed record BatchOrder(Record[] records);

    private sealed record Rows(Record[] rows);
}
