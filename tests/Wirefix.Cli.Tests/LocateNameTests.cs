using Wirefix.Agent.Tests.Trees;

namespace Wirefix.Cli.Tests;

/// <summary><c>wirefix locate --name</c>: no build, no capture.</summary>
public sealed class LocateNameTests : IDisposable
{
    private readonly SampleTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public async Task A_name_is_found_by_file_best_first_and_the_second_time_as_the_first()
    {
        // A tree that no build could load.
        _tree.Write("src/Radar.Mail/Radar.Mail.csproj", "<Project"u8.ToArray());

        var first = await Tool.RunAsync("locate", _tree["src"], "--name", "page_token", "--name", "nextPageToken", "--json");
        var second = await Tool.RunAsync("locate", _tree["src"], "--name", "page_token", "--name", "nextPageToken", "--json");

        Assert.Equal(0, first.ExitCode);
        Assert.Equal(1, first.Json.GetProperty("schemaVersion").GetInt32());
        Assert.Empty(first.Json.GetProperty("problems").EnumerateArray());
        var files = first.Json.GetProperty("files").EnumerateArray().ToArray();
        Assert.NotEmpty(files);
        var scores = files.Select(file => file.GetProperty("places")[0].GetProperty("score").GetDouble());
        Assert.Equal(scores.OrderDescending(), scores);
        foreach (var file in files)
        {
            var lines = File.ReadAllLines(Path.Combine(_tree["src"], file.GetProperty("file").GetString()!));
            Assert.All(file.GetProperty("places").EnumerateArray(), place =>
                Assert.Matches("(?i)page_?token", lines[place.GetProperty("line").GetInt32() - 1]));
        }

        Assert.Equal(first.Output, second.Output);
        Assert.Empty(first.Errors);
        first.LeftNothing();
    }

    [Fact]
    public async Task Text_names_file_line_kind_and_member()
    {
        var result = await Tool.RunAsync("locate", _tree["src"], "--name", "GET /gmail/v1/users/me/messages/1a");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"(?m)^Radar\.Mail/MailClient\.cs\n +\d+  0\.\d\d  outbound request  GET .*messages/\{", result.Output);
        Assert.Contains("M:Radar.Mail.MailClient.GetMessageAsync(string,string,CancellationToken)", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_beside_the_asked_one_rank_and_are_not_answered()
    {
        var result = await Tool.RunAsync(
            "locate", _tree["src"], "--name", "id", "--with", "threadId", "--with", "internalDate", "--direction", "outbound", "--json");

        Assert.Equal(0, result.ExitCode);
        var files = result.Json.GetProperty("files").EnumerateArray().ToArray();
        var first = files.First(file => file.GetProperty("places").EnumerateArray().Any(place => place.GetProperty("kind").GetString() == "member"));
        Assert.Equal("Radar.Mail/Resources/MessageResource.cs", first.GetProperty("file").GetString());
        Assert.All(files.SelectMany(file => file.GetProperty("places").EnumerateArray()), place =>
            Assert.Equal("id", place.GetProperty("wireName").GetString()));
    }

    [Fact]
    public async Task A_name_that_lives_nowhere_is_said_to()
    {
        var result = await Tool.RunAsync("locate", _tree["src"], "--name", "noSuchName");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("noSuchName: found nowhere in ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tree_that_is_none_is_refused() =>
        (await Tool.RunAsync("locate", _tree["NoSuch"], "--name", "id")).RefusedBecause(_tree["NoSuch"], "found no such file");

    [Theory]
    [InlineData("Expected --capture, --name or --map, found none.")]
    [InlineData("--name is answered from the code alone", "--name", "id", "--capture", "x")]
    [InlineData("--name is answered from the code alone", "--name", "id", "--map")]
    [InlineData("--alert orders the findings of a capture", "--name", "id", "--alert", "x")]
    [InlineData("--alert orders the findings of a capture", "--map", "--alert", "x")]
    [InlineData("--alert orders the findings of a capture", "--map", "--capture", "x", "--alert", "x")]
    [InlineData("--name expects a name", "--name", " ")]
    public async Task A_command_line_that_asks_nothing_or_too_much_is_refused(string reason, params string[] options) =>
        (await Tool.RunAsync(["locate", _tree["src"], .. options])).RefusedBecause(reason);
}
