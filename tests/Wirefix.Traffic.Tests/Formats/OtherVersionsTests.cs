using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Tests.Formats;

/// <summary>Captures of a version that this code does not know: what can be read is, and it is said.</summary>
public sealed class OtherVersionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("\"version\":\"1.1\",")]
    [InlineData("\"creator\":{\"name\":\"x\",\"version\":\"9\"},\"version\":\"1.2\",")]
    [InlineData("\"creator\":{\"name\":\"x\",\"version\":\"9\"},")]
    public void A_known_version_of_HAR_is_not_spoken_of(string head) => Assert.Empty(ReadHar(head, "request").Problems);

    [Theory]
    [InlineData("1.3")]
    [InlineData("2.0")]
    public void Another_version_of_HAR_is_read_as_far_as_it_goes_and_told(string version)
    {
        var capture = ReadHar($"\"creator\":{{\"name\":\"x\",\"version\":\"1.2\"}},\"version\":\"{version}\",", "request");

        Assert.Single(capture.Snapshot.Exchanges);
        var problem = Assert.Single(capture.Problems);
        Assert.Equal(("a.har", $"expected HAR 1.1 or 1.2, found version \"{version}\"; what is new in it is left out, the rest is read as 1.2"), (problem.Where, problem.What));
    }

    [Fact]
    public void Where_nothing_of_another_version_can_be_read_the_version_is_the_reason_told_first()
    {
        var exception = Assert.Throws<CaptureException>(() => ReadHar("\"version\":\"2.0\",", "req"));

        Assert.Contains("a.har: expected HAR 1.1 or 1.2, found version \"2.0\"", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_version_of_Keploy_is_told_once()
    {
        const string document = "version: api.keploy.io/v2\nkind: Http\nname: test-1\nspec:\n  req:\n    method: GET\n    url: http://shop/items/1\n  resp:\n    status_code: 200\n";

        var capture = CaptureReader.Read(_folder.Write("tests.yaml", $"{document}---\n{document.Replace("items/1", "items/2", StringComparison.Ordinal)}"));

        Assert.Equal(2, capture.Snapshot.Exchanges.Length);
        Assert.StartsWith("expected version api.keploy.io/v1beta1, found \"api.keploy.io/v2\"", Assert.Single(capture.Problems).What, StringComparison.Ordinal);
    }

    private Capture ReadHar(string head, string request) => CaptureReader.Read(_folder.Write("a.har", $$$"""
        {"log":{{{{head}}}"entries":[{"startedDateTime":"2026-01-01T00:00:00Z","time":5,"{{{request}}}":{"method":"GET","url":"http://h/a"},"response":{"status":200}}]}}
        """));
}
