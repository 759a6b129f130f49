using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Tests.Redaction;

public sealed class QuotedTextTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.har", """{"log":{"entries":[{"request":{"method":"GET","url":"/users?password=hunter2"},"response":{"status":200}}]}}""")]
    [InlineData("a.jsonl", """{"msgType":"rrpair","direction":"password=hunter2","http":{"req":{"method":"GET","uri":"http://h/"}}}""")]
    [InlineData("b.jsonl", """{"msgType":"rrpair","direction":"IN","http":{"req":{"method":"GET","host":"h h","uri":"/?password=hunter2"}}}""")]
    [InlineData("c.har", "password=hunter2")]
    public void A_message_about_a_broken_entry_quotes_no_secret(string name, string content)
    {
        _folder.Write(name, content);

        var refused = Assert.Throws<CaptureException>(() => CaptureReader.Read(_folder.Path));

        Assert.DoesNotContain("hunter2", refused.Message);
        Assert.Contains("redacted-", refused.Message);
    }
}
