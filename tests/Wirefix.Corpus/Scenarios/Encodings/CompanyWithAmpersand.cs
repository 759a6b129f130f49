namespace Wirefix.Corpus.Scenarios.Encodings;

/// <summary>A company's name is put into a query as it is; where it holds an ampersand, only its first half is searched for.</summary>
public sealed class CompanyWithAmpersand : Scenario
{
    public override Expected Expected => Expected.OneOf(["encoding", "contrast", "alteredValue", "lostValue"], "&");

    public override Play Faulty => stage => RunAsync(stage, company => company);

    public override Play Healthy => stage => RunAsync(stage, Uri.EscapeDataString);

    private static async Task RunAsync(Stage stage, Func<string, string> escape)
    {
        var register = stage.Http(await stage.UpstreamAsync("onboarding", "register.gov.example", app => app.MapGet("/companies", (string name) =>
            name.EndsWith("AG", StringComparison.Ordinal) || name.EndsWith("Ltd", StringComparison.Ordinal)
                ? Results.Json(new { name, uid = $"CHE-{name.StableNumber() % 1_000_000:000000}" })
                : Results.NotFound(new { error = "no such company" }))));
        var onboarding = await stage.ServiceAsync("onboarding", app => app.MapPost("/customers", async (Customer customer) =>
        {
            using var answer = await register.GetAsync($"/companies?name={escape(customer.company)}&canton={customer.canton}");
            return answer.IsSuccessStatusCode
                ? Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: 201)
                : Results.StatusCode(500);
        }));
        await stage.CrowdAsync(onboarding, clients: 3, rounds: 22, async (client, _) => await client.PostAsync("/customers", new
        {
            company = client.Random.Pick("Nordlicht AG", "Harbour Trading Ltd", "Meyer AG", "Costa Ltd", "Berg & Partner AG", "Kim & Sons Ltd"),
            canton = client.Random.Pick("ZH", "BE", "GR"),
            contact = client.Random.Person(),
        }));
    }

    private sealed record Customer(string company, string canton, string contact);
}
