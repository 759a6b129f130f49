using System.Text;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Traffic.Tests.Redaction;

/// <summary>What looks like a secret or its name, and is what findings go by.</summary>
public class HarmlessPlacesTests
{
    [Theory]
    [InlineData("""{"passed":"Anna","pinned":"Anna","author":"Anna","authority":"Anna","passenger":"Anna","bypass":"Anna","compass":"Anna","spin":"Anna"}""")]
    [InlineData("""{"pass":17,"fail":2,"pin":13,"auth":true,"pass_rate":"97"}""")]
    [InlineData("""{"auth":"Basic","required":["password","email"],"fields":["token","name"]}""")]
    [InlineData("""{"name":"colour","value":"red","key":"size"}""")]
    [InlineData("""{"template":"signed in with {Password} and token={Token}","cut":"no"}""")]
    [InlineData("""<o><author name="Anna">Anna</author><pass>17</pass></o>""")]
    [InlineData("--- PASS: TestOrders (0.00s)\nPASS\nok shop 0.1s")]
    [InlineData("""{"headers":{"Accept":"a","Path":"/a","X-Page-Token":"CAUQAA"}}""")]
    [InlineData("{\"a\":\"it is cut")]
    [InlineData("""{"tokens":17000,"keys":["size","colour"],"pins":["red"],"page.token":"CAUQAA","id":"password-reset","value":"enabled"}""")]
    [InlineData("""{"url":"https://h/token/refresh","secretary":"Anna","author":"Anna"}""")]
    [InlineData("a &lt; b and &quot;Anna&quot; said: [1, 2]")]
    [InlineData("name:\n  Anna\nlist:\n- Anna\n")]
    [InlineData("\uFEFF{\"a\":\"Anna\"}")]
    [InlineData("a.b.c and e.g. i.e. 1.2.3 x_y_z")]
    [InlineData("100%25 of 20%20 and %zz")]
    [InlineData("""{"errors":{"Password":["The Password field is required."],"Token":["Token must not be empty."]},"status":400}""")]
    [InlineData("""{"authorizationCode":"831000","clientKey":"acme-north-17","appKey":"507f1f77bcf86cd7-north/1.2.3 of it"}""")]
    [InlineData("""{"ibanCountry":"SE","cvvResult":"match","taliban":true,"ssnVerified":"yes","cvcCheck":"pass"}""")]
    [InlineData("""{"syncToken":"a","next_token":"b","eos_token":"c","firstToken":0.34,"prompt_tokens":12,"clientToken":"d","tokenCount":3}""")]
    [InlineData("""{"code":"E_STOCK_LOW_20261203_A17","state":"open","ticket":"T-17"}""")]
    [InlineData("Your token: see the mail that was sent")]
    [InlineData("""{"hashKey":"customer#17","tickets":["T-17"],"link":"https://h/magic"}""")]
    [InlineData("https://h/a?code=DISCOUNT5&state=open&ticket=17")]
    [InlineData("https://h/verify/507f1f77bcf86cd799439011")]
    [InlineData("see https://hooks.slack.com/help/articles and https://discord.com/api/webhooks")]
    [InlineData("""{"type":"text","value":"Anna","system":"http://unitsofmeasure.org"}""")]
    [InlineData("""{"pin":{"lat":59.32932,"lng":18.06858,"label":"Stortorget 7","at":"2026-01-01T00:00:00Z"},"pinned":true}""")]
    [InlineData("""{"pin":"red","pins":[{"id":4711,"x":1024},{"id":4712,"colour":"red","note":"near 17 North"}]}""")]
    [InlineData("""{"pins":4711,"tokens":128,"total_tokens":4096,"completionTokens":1500,"usage":{"prompt_tokens":2048}}""")]
    [InlineData("""{"tokens":["Hello"," world","2026","!"],"token_ids":[15496,995,13],"pageTokens":["CAUQAA17xyz"]}""")]
    [InlineData("""{"tokens":[{"id":"push-token-of-17-north","at":"2026-01-01T00:00:00Z"}],"tokensPerMinute":"60000"}""")]
    [InlineData("""{"tokens":{"model":"gpt-4o-2024-08-06","count":128}}""")]
    [InlineData("""{"pincode":"560001","pinCode":560001,"pinCodes":["110001"]}""")]
    [InlineData("""{"d":"2026-01-01","p":1,"q":"shoes size42","k":"colour17blue","kind":"kty"}""")]
    [InlineData("""{"kty":"of course","d":"Zx9TqLm47RtZx9TqLm47Rt"}""")]
    [InlineData("""{"sortCode":"PRICE_ASC","accountNumber":3,"routing":"fast","accountNumberOfUsers":12000}""")]
    [InlineData("""{"license":"Apache-2.0","headers":{"X-License":"LGPL-2.1-or-later"}}""")]
    public void What_only_looks_like_it_stays(string body) => Assert.Equal(body, Redacted(body));

    private static string Redacted(string body) => Encoding.UTF8.GetString(Redactor.Default.Redact(new Response(200)
    {
        Headers = [new Header("Content-Type", "application/json")],
        Body = Encoding.UTF8.GetBytes(body),
    }).Body.Span);
}
