using System.Text.Json.Nodes;
using Wirefix.Agent.Tests.Trees;
using Wirefix.Traffic.Tests.Redaction;

namespace Wirefix.Cli.Tests;

/// <summary>Hundreds of secrets stand in two captures; whatever a command prints or writes, none of them is in it.</summary>
public sealed class PlantedSecretsTests : IDisposable
{
    private readonly SampleTree _tree = new();

    private readonly string _planted;

    public PlantedSecretsTests()
    {
        _planted = Directory.CreateDirectory(_tree["planted"]).FullName;
        PlantedSecrets.WriteCapture(_planted);
    }

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData("inspect {har}")]
    [InlineData("inspect {har} {lines} --json")]
    [InlineData("inspect {lines} --baseline {har} --json")]
    [InlineData("compare {har} {lines} --json")]
    [InlineData("convert {har} -o {out}.jsonl")]
    [InlineData("convert {lines} -o {out}.har")]
    [InlineData("facts {har} {lines} -o {out}.wirefacts")]
    [InlineData("locate {solution} --capture {lines} --json")]
    [InlineData("locate {solution} --map --capture {har} --json")]
    [InlineData("context {solution} --capture {har}")]
    [InlineData("context {solution} --capture {lines} --include traffic,code,map --budget 100000 --json")]
    [InlineData("fix {solution} --capture {har} --json")]
    [InlineData("replay {solution} --capture {har} --json")]
    public async Task No_secret_is_in_what_a_command_prints_or_writes(string command)
    {
        var result = await Tool.RunAsync(Arguments(command));

        Assert.NotEmpty(result.Output + result.Errors);
        AssertNone(result.Output + result.Errors, command);
        foreach (var file in Written())
            AssertNone(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), file);
    }

    [Fact(Explicit = true)]
    [Trait("Run", "Long")]
    public async Task No_secret_is_in_what_a_confirmed_fix_leaves()
    {
        PlantHeaders(_tree["capture.har"]);

        var result = await Tool.RunAsync("fix", _tree["Radar.sln"], "--capture", _tree["capture.har"], "--suggest", "--json");

        Assert.Equal("confirmed", result.Json.GetProperty("outcome").GetString());
        AssertNone(result.Output + result.Errors, "fix");
        var left = Written().ToDictionary(file => file, File.ReadAllText);
        Assert.Contains(left.Values, text => text.Contains("redacted-", StringComparison.Ordinal));
        Assert.All(left, file => AssertNone(file.Value, file.Key));
    }

    [Fact]
    public async Task Without_redaction_they_are_there()
    {
        await Tool.RunAsync(Arguments("convert {lines} -o {out}.har --no-redact"));

        var written = await File.ReadAllTextAsync(_tree["written.har"], TestContext.Current.CancellationToken);
        Assert.InRange(PlantedSecrets.All.Count(secret => secret.IsIn(written)), PlantedSecrets.All.Count * 3 / 4, PlantedSecrets.All.Count);
    }

    // Every secret that a header can hold stands in requests and answers of the capture.
    private static void PlantHeaders(string har)
    {
        var planted = PlantedSecrets.All.Where(secret => secret.Place is "header" or "cookie" or "setCookie").Select(PlantedMessage.Of).ToArray();
        var capture = JsonNode.Parse(File.ReadAllText(har))!;
        foreach (var (entry, number) in capture["log"]!["entries"]!.AsArray().Select((entry, number) => (entry!, number)))
        {
            foreach (var message in new[] { entry["request"]!, entry["response"]! })
            {
                var (name, value) = (planted[number % planted.Length].HeaderName, planted[number % planted.Length].HeaderValue);
                message["headers"]!.AsArray().Add(new JsonObject { ["name"] = name, ["value"] = value });
            }
        }

        File.WriteAllText(har, capture.ToJsonString());
    }

    private string[] Arguments(string command) =>
    [
        .. command.Split(' ').Select(part => part
            .Replace("{har}", Path.Combine(_planted, "planted.har"))
            .Replace("{lines}", Path.Combine(_planted, "planted.jsonl"))
            .Replace("{out}", _tree["written"])
            .Replace("{solution}", _tree["Radar.sln"])),
    ];

    private IEnumerable<string> Written() => Directory
        .EnumerateFiles(_tree.Path, "*", SearchOption.AllDirectories)
        .Where(file => file.Contains("/.wirefix/", StringComparison.Ordinal) || Path.GetFileName(file).StartsWith("written.", StringComparison.Ordinal));

    private static void AssertNone(string text, string where) =>
        Assert.Empty(PlantedSecrets.All.Where(secret => secret.IsIn(text)).Select(secret => $"{secret} is in what {where} gave"));
}
