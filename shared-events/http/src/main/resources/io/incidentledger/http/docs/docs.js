"use strict";

// Words to find, in the topic, method, path, names and descriptions of operations. Swagger UI itself looks for topics only.
function matching(topics, phrase) {
    const words = phrase.toLowerCase().split(/\s+/);
    const matches = (topic, operation) => {
        const text = [topic, operation.get("method"), operation.get("path"),
            ...["operationId", "summary", "description"].map(name => operation.getIn(["operation", name]))]
            .join(" ").toLowerCase();
        return words.every(word => text.includes(word));
    };
    return topics
        .map((content, topic) => content.update("operations", all => all.filter(each => matches(topic, each))))
        .filter(content => content.get("operations").size > 0);
}

document.documentElement.classList.toggle("dark-mode", matchMedia("(prefers-color-scheme: dark)").matches);

SwaggerUIBundle({
    url: "openapi.json",
    dom_id: "#docs",
    deepLinking: true,
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    filter: true,
    onComplete: () => document.querySelector(".operation-filter-input").placeholder = "Search operations",
    validatorUrl: null,
    plugins: [{ fn: { opsFilter: matching } }],
});
