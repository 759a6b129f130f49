using System.Text;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Traffic.Tests.Redaction;

public sealed class RedactionRulesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rules_of_a_file_add_to_the_built_in_ones()
    {
        var path = _folder.Write("rules.json", """
            {
              // what our shop knows of people
              "headers": ["X-Customer"],
              "fields": ["birthDate", "$.customer.taxId", "$.items[*].serial"],
              "parameters": ["who"],
              "patterns": ["CUST-[0-9]{6}"],
            }
            """);
        var redactor = new Redactor(RedactionRules.Read(path));

        var redacted = redactor.Redact(new Request("POST", new Uri("http://h/CUST-123456?who=ann&a=b"))
        {
            Headers = [new Header("x-customer", "ann")],
            Body = Encoding.UTF8.GetBytes(
                """{"birth_date":"d","taxId":"t","customer":{"taxId":"c"},"items":[{"serial":"s"}],"serial":"o","password":"p","n":"CUST-654321"}"""),
        });

        string Token(string value) => redactor.Token(value);
        Assert.Equal($"http://h/{Token("CUST-123456")}?who={Token("ann")}&a=b", redacted.Url.AbsoluteUri);
        Assert.Equal(Token("ann"), redacted.Headers[0].Value);
        Assert.Equal(
            $$$"""{"birth_date":"{{{Token("d")}}}","taxId":"t","customer":{"taxId":"{{{Token("c")}}}"},"items":[{"serial":"{{{Token("s")}}}"}],"serial":"o","password":"{{{Token("p")}}}","n":"{{{Token("CUST-654321")}}}"}""",
            redacted.BodyText);
    }

    [Theory]
    [InlineData("[]", "one JSON object")]
    [InlineData("{\n\"fields\": ", "line 2")]
    [InlineData("""{"field":[]}""", "\"field\"")]
    [InlineData("""{"fields":"a"}""", "a list of strings in \"fields\"")]
    [InlineData("""{"fields":["a",7]}""", "a number as number 2")]
    [InlineData("""{"patterns":["("]}""", "\"(\"")]
    [InlineData("""{"patterns":["(?=a)"]}""", "without look-around")]
    public void A_file_that_is_not_understood_is_refused_with_its_name_and_the_reason(string json, string reason)
    {
        var path = _folder.Write("rules.json", json);

        var refused = Assert.Throws<RedactionException>(() => RedactionRules.Read(path));

        Assert.Contains(path, refused.Message);
        Assert.Contains(reason, refused.Message);
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused() =>
        Assert.Throws<RedactionException>(() => RedactionRules.Read(Path.Combine(_folder.Path, "none.json")));
}
