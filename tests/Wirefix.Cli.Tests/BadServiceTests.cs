using Wirefix.Agent.Tests.Trees;

namespace Wirefix.Cli.Tests;

/// <summary>A service that needs what is not here, as <c>wirefix replay</c> and <c>wirefix fix</c> tell it.</summary>
public sealed class BadServiceTests : IDisposable
{
    private const string Program = "src/Radar.Api/Program.cs";
    private const string Secret = "hunter2-and-more";

    private readonly SampleTree _tree = new();

    public BadServiceTests() => _tree.Replace(Program, "var app = builder.Build();", """
        var app = builder.Build();
        var database = builder.Configuration["Database:Connection"] ?? "Host=127.0.0.1;Port=9;Password=hunter2-and-more";
        app.Logger.LogInformation("opening {Database}", database);
        if (database.StartsWith("Host=", StringComparison.Ordinal))
            new System.Net.Sockets.TcpClient().Connect("127.0.0.1", 9);
        """);

    public void Dispose() => _tree.Dispose();

    [Fact]
    public async Task A_database_that_is_not_there_is_told_with_what_to_do()
    {
        var before = _tree.Digests();

        var result = await ReplayAsync();

        result.RefusedBecause("Radar.Api.dll: the service ended with exit code ", "before it listened", "opening Host=127.0.0.1;Port=9;Password=redacted-", "Connection refused", "--set Section:Key=VALUE");
        Assert.DoesNotContain(Secret, result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.Combine(Path.GetTempPath(), $"wirefix-{result.Id}"), result.Errors, StringComparison.Ordinal);
        Assert.Equal(before, _tree.Digests());
    }

    [Fact]
    public async Task A_setting_that_leads_past_it_makes_the_service_answer_as_recorded()
    {
        var before = _tree.Digests();

        var result = await ReplayAsync("--set", "Database:Connection=none");

        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.StartsWith("As recorded: 12 requests replayed.", result.Output, StringComparison.Ordinal);
        Assert.Equal(before, _tree.Digests());
        result.LeftNothing();
    }

    [Fact(Explicit = true)]
    public async Task A_fix_is_confirmed_with_the_setting_and_writes_no_secret_of_it()
    {
        var result = await Tool.RunAsync("fix", _tree["Radar.sln"], "--capture", _tree["capture"], "--set", $"Database:Connection=File=x;Password={Secret}");

        Assert.True(result.ExitCode == 0, result.Errors + result.Output);
        Assert.Contains("Database__Connection=File=x;Password=redacted-", result.Output, StringComparison.Ordinal);
        result.LeftNothing();
        var written = Directory.GetFiles(_tree[".wirefix"], "*", SearchOption.AllDirectories);
        Assert.Contains("redacted-", File.ReadAllText(written.Single(file => Path.GetFileName(file) == "harness.json")), StringComparison.Ordinal);
        Assert.All(written, file => Assert.DoesNotContain(Secret, File.ReadAllText(file).Replace("Port=9;Password=" + Secret, "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    private Task<ToolResult> ReplayAsync(params string[] more) =>
        Tool.RunAsync(["replay", _tree["Radar.sln"], "--capture", _tree["capture"], .. more]);
}
