using System.Text;
using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Tests.Formats;

/// <summary>Bodies that a recorder counts and does not show.</summary>
public class LeftOutBodiesTests
{
    [Theory]
    [InlineData("""{"size":512,"mimeType":"application/json"}""", true)]
    [InlineData("""{"size":512,"mimeType":"application/json","text":""}""", true)]
    [InlineData("""{"size":512,"mimeType":"application/json","text":"{}"}""", false)]
    [InlineData("""{"size":0,"mimeType":"application/json"}""", false)]
    [InlineData("""{"size":-1,"mimeType":"application/json"}""", false)]
    [InlineData("""{"mimeType":"application/json"}""", false)]
    public void Of_a_response_are_not_known(string content, bool isUnknown) =>
        AssertAgree($$$"""{{{Beginning}}},"bodySize":0},"response":{"status":200,"content":{{{content}}} } }""", pair => pair.Response, isUnknown);

    [Theory]
    [InlineData(""","bodySize":512""", true)]
    [InlineData(""","bodySize":512,"postData":{"text":"{}"}""", false)]
    [InlineData(""","bodySize":-1""", false)]
    public void Of_a_request_are_not_known(string body, bool isUnknown) =>
        AssertAgree($$$"""{{{Beginning}}}{{{body}}}},"response":{"status":200}}""", pair => pair.Request, isUnknown);

    private const string Beginning = """{"startedDateTime":"2026-01-05T12:00:00Z","time":3,"request":{"method":"PUT","url":"http://svc/orders" """;

    // An ordinary entry is read in another way than one that is out of the ordinary.
    private static void AssertAgree(string entry, Func<RecordedPair, Message> message, bool isUnknown)
    {
        var json = Encoding.UTF8.GetBytes(entry);

        Assert.Equal(isUnknown, message(HarFormat.Instance.Read(json, "a")!).IsBodyUnknown);
        Assert.Equal(isUnknown, message(HarFormat.Instance.ReadThoroughly(json, "a")!).IsBodyUnknown);
    }
}
