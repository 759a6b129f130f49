using Wirefix.Workspace.Checking;

namespace Wirefix.Workspace.Tests.Checking;

public sealed class RuleRunTests
{
    private const string Client = """
        public class Depot(HttpClient http)
        {
            public Task<string> OneAsync(string id) => http.GetStringAsync($"parcels/{id}");
            public Task<string[]> AllAsync(string[] ids) => Task.WhenAll(ids.Select(OneAsync));
            public Task<string[]> AgainAsync(string[] ids) => Task.WhenAll(ids.Select(OneAsync));
        }
        """;

    [Fact]
    public async Task What_the_rules_report_comes_in_the_order_of_the_source()
    {
        using var sources = new Sources().Add("Shop", Client);
        var project = (await sources.LoadAsync()).Solution.Projects.Single();

        var found = await RuleRun.DiagnosticsAsync(project, "", CancellationToken.None);

        Assert.Equal([4, 5], found.Select(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1));
    }

    [Fact]
    public async Task Code_that_breaks_no_rule_is_silent()
    {
        using var sources = new Sources().Add("Shop", "public class Till { public int Open() => 1; }");

        Assert.Empty(await RuleRun.DiagnosticsAsync((await sources.LoadAsync()).Solution.Projects.Single(), "", CancellationToken.None));
    }
}
