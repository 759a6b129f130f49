using Wirefix.Replay.Mocking;

namespace Wirefix.Replay.Tests.Mocking;

public sealed class FieldChangesTests
{
    [Theory]
    [InlineData("""{"left":9}""", """{"left":7}""", "$.left -2")]
    [InlineData("""{"left":9}""", """{"left":9.50}""", "$.left +0.5")]
    [InlineData("""{"state":"new","left":9}""", """{"state":"sold","left":9}""", "$.state sold")]
    [InlineData("""{"state":"new"}""", """{}""", "$.state nothing")]
    [InlineData("""{"tags":["a"]}""", """{"tags":["a","b"]}""", "$.tags[*] a, b")]
    [InlineData("""{"a":{"b":1}}""", """{"a":{"b":1}}""", "")]
    public void What_differs_is_told_by_how_much_or_by_what_stands_there(string read, string written, string changes) => Assert.Equal(
        changes, string.Join("; ", FieldChanges.Between(new RecordedBody(read), new RecordedBody(written)).Select(change => $"{change.Key} {change.Value}")));
}
