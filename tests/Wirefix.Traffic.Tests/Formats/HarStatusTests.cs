using System.Text;
using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Tests.Formats;

/// <summary>Statuses that are no plain number.</summary>
public class HarStatusTests
{
    [Theory]
    [InlineData("200", 200)]
    [InlineData("\"200\"", 200)]
    [InlineData("\"0\"", 0)]
    [InlineData("-1", 0)]
    [InlineData("99999", 0)]
    [InlineData("null", 0)]
    public void Are_read_as_what_they_mean(string status, int expected)
    {
        var json = Entry(status);

        Assert.Equal(expected, HarFormat.Instance.Read(json, "a")!.Response.Status);
        Assert.Equal(expected, HarFormat.Instance.ReadThoroughly(json, "a")!.Response.Status);
    }

    [Theory]
    [InlineData("\"abc\"", "abc")]
    [InlineData("true", "true")]
    [InlineData("[200]", "[200]")]
    public void Are_refused_where_they_mean_nothing(string status, string found)
    {
        var exception = Assert.Throws<EntryException>(() => HarFormat.Instance.Read(Entry(status), "a"));

        Assert.Equal($"expected a status, found \"{found}\"", exception.Message);
    }

    private static byte[] Entry(string status) => Encoding.UTF8.GetBytes(
        $$$"""{"startedDateTime":"2026-01-05T12:00:00Z","time":3,"request":{"method":"GET","url":"http://svc/orders"},"response":{"status":{{{status}}}}}""");
}
