namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>
/// A registry of blood donors is read in big pages by a cursor with plus signs that are escaped as they should be; fields may be null or
/// left out by their meaning, one blood group is rare, and the last page is short.
/// </summary>
public sealed class DonorRegistry : HealthyService
{
    private static readonly string[] Groups = ["O+", "A+", "O-", "A-", "B+"];

    public override Play Play => async stage =>
    {
        var registry = stage.Http(await stage.UpstreamAsync("donors", "registry.blood.internal", app => app.MapGet("/donors", (string centre, string? after, int limit) =>
        {
            var all = 40 + centre.StableNumber() % 70;
            var from = after is null ? 0 : BitConverter.ToInt32(Convert.FromBase64String(after), 2);
            var page = Enumerable.Range(from, Math.Min(limit, all - from)).Select(n => Donor(centre, n)).ToArray();
            return Results.Json(new { donors = page, next = from + page.Length < all ? Convert.ToBase64String([0xFB, 0xEF, .. BitConverter.GetBytes(from + page.Length)]) : null });
        })));
        var donors = await stage.ServiceAsync("donors", app =>
        {
            app.MapGet("/centres/{centre}/donors", async (string centre, string? after, int? limit) => limit is < 1 or > 50
                ? Refusal.Field("limit", "is from 1 to 50")
                : Results.Text(
                    await registry.GetStringAsync($"/donors?centre={centre}&limit={limit ?? 50}{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}"),
                    "application/json"));
            app.MapGet("/stock", () => Results.Json(Groups.Append("AB-").Select(group =>
                new { group, bags = Random.Shared.Next(0, 90), asOf = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() })));
        });
        await stage.CrowdAsync(donors, clients: 3, rounds: 9, async (client, _) =>
        {
            if (client.Random.Chance(0.3))
                await client.GetAsync("/stock");
            if (client.Random.Chance(0.08))
                await client.GetAsync("/centres/bern/donors?limit=500");
            var centre = $"{client.Random.Pick("bern", "thun", "biel")}-{client.Random.Next(1, 30)}";
            string? after = null;
            do
            {
                var page = await client.GetAsync($"/centres/{centre}/donors{(after is null ? "" : $"?after={Uri.EscapeDataString(after)}")}");
                after = (string?)page["next"];
            }
            while (after is not null);
        });
    };

    private static Dictionary<string, object?> Donor(string centre, int n)
    {
        var number = $"{centre}{n}".StableNumber();
        var donor = new Dictionary<string, object?>
        {
            ["donorNo"] = $"D{number:00000000}",
            ["bloodGroup"] = number % 97 == 0 ? "AB-" : Groups[number % Groups.Length],
            ["lastDonation"] = number % 6 == 0 ? null : new { on = $"2026-0{1 + number % 9}-{10 + number % 19}", ml = 450 },
            ["deferredUntil"] = number % 9 == 0 ? $"2026-12-{10 + number % 19}" : null,
        };
        if (number % 5 == 0)
            donor["phone"] = $"+4131{number % 10_000_000:0000000}";
        return donor;
    }
}
